/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.model.webhook.ResumeWebhook;
import dev.covey.model.webhook.WakeDeliveries;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey webhooks resume ID}. */
@Command(
    name = "resume",
    description = "Lets a webhook that is paused, or rests after failures, be told events again.",
    mixinStandardHelpOptions = true)
final class ResumeWebhookCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The webhook's number.")
  private long id;

  @Spec private @Nullable CommandSpec spec;

  ResumeWebhookCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    boolean found = session.database().inTransaction(tx -> ResumeWebhook.of(tx, id));
    MissingWebhook.unless(found, id);
    long woken = wake();
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("webhook " + id + " is active; " + woken + " deliveries that waited go on");
    out.flush();
    return 0;
  }

  private long wake() throws SQLException, StartupException {
    Instant now = session.clock().instant();
    long all = 0;
    int woken;
    do {
      woken = session.database().inTransaction(tx -> WakeDeliveries.of(tx, id, now));
      all += woken;
    } while (woken == WakeDeliveries.STEP);
    return all;
  }
}
