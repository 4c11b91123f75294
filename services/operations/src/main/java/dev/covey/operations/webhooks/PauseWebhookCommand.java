/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.chassis.cli.Session;
import dev.covey.model.webhook.PauseWebhook;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey webhooks pause ID}. */
@Command(
    name = "pause",
    description = {
      "Lets a webhook be told nothing for now.",
      "What waits for it goes on waiting; what happens meanwhile is not told to it later."
    },
    mixinStandardHelpOptions = true)
final class PauseWebhookCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The webhook's number.")
  private long id;

  @Spec private @Nullable CommandSpec spec;

  PauseWebhookCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Instant now = session.clock().instant();
    boolean found = session.database().inTransaction(tx -> PauseWebhook.of(tx, id, null, now));
    MissingWebhook.unless(found, id);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("webhook " + id + " is paused; what happens meanwhile is not told to it later");
    out.flush();
    return 0;
  }
}
