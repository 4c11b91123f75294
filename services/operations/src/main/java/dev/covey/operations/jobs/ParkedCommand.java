/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.outbox.ParkedCause;
import dev.covey.model.outbox.SelectParkedCauses;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey jobs parked}. */
@Command(
    name = "parked",
    description = "Shows what is parked, grouped by cause, the most frequent first.",
    mixinStandardHelpOptions = true)
final class ParkedCommand implements Callable<Integer> {
  private static final int MOST = 1_000;
  private final JobsAccess access;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ParkedCommand(JobsAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    List<ParkedCause> causes =
        access.database().inTransaction(tx -> new SelectParkedCauses().run(tx.connection(), MOST));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JobsJson.write(causes));
    } else if (causes.isEmpty()) {
      out.println("nothing is parked");
    } else {
      table(causes).print(out);
      out.println();
      out.println("'covey jobs show EXAMPLE' shows one; 'covey jobs replay EXAMPLE --same-cause'");
      out.println("lets all of its cause run again.");
    }
    out.flush();
    return 0;
  }

  private static Table table(List<ParkedCause> causes) {
    Table table = new Table("COUNT", "KIND", "QUEUE", "LAST", "EXAMPLE", "CAUSE");
    for (ParkedCause cause : causes) {
      table.add(
          Long.toString(cause.count()),
          cause.kind(),
          cause.queue(),
          cause.last().toString(),
          Long.toString(cause.example()),
          Shown.line(cause.cause()));
    }
    return table;
  }
}
