/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.chassis.cli.Session;
import dev.covey.model.webhook.DeleteWebhook;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey webhooks remove ID}. */
@Command(
    name = "remove",
    description = "Ends a webhook. Deliveries to it that still wait end without a call.",
    mixinStandardHelpOptions = true)
final class RemoveWebhookCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The webhook's number.")
  private long id;

  @Spec private @Nullable CommandSpec spec;

  RemoveWebhookCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    boolean found = session.database().inTransaction(tx -> DeleteWebhook.of(tx, id));
    MissingWebhook.unless(found, id);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("webhook " + id + " removed");
    out.flush();
    return 0;
  }
}
