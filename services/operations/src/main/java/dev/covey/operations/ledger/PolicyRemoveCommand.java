/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey ledger policy remove}: back to the limits of the class. */
@Command(
    name = "remove",
    description = "Takes a subject's own limits away, so that those of its class apply again.",
    mixinStandardHelpOptions = true)
final class PolicyRemoveCommand implements Callable<Integer> {
  private final LedgerAccess access;

  @Parameters(paramLabel = "KIND", description = "Such as like.")
  private String kind = "";

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "SUBJECT",
      description = "One subject, such as account:42.")
  private String subject = "";

  @Spec private @Nullable CommandSpec spec;

  PolicyRemoveCommand(LedgerAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    if (!subject.contains(":") || subject.endsWith(":*")) {
      throw new UsageException(
          "the limits of "
              + subject
              + " have nothing behind them: without them nothing at all would be granted;"
              + " set other ones instead");
    }
    boolean removed =
        access
            .database()
            .inTransaction(tx -> {
              boolean done = LedgerPolicies.remove(tx, new MeterKey(subject, kind));
              if (done) {
                InsertAudit.of(
                    tx, Session.operator(), "policy.remove", subject + " " + kind, Map.of());
              }
              return done;
            });
    if (!removed) {
      throw new UsageException(
          "%s has no limits of its own for %s; see: ledger policy list".formatted(subject, kind));
    }
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("%s of %s: as its class again".formatted(kind, subject));
    out.flush();
    return 0;
  }
}
