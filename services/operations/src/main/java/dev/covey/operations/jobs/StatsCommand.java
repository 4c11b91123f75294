/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.cli.Table;
import dev.covey.model.outbox.SelectJobStats;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey jobs stats}. */
@Command(
    name = "stats",
    description = "Counts jobs by type: what waits, is queued or parked, and was done lately.",
    mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {
  private final JobsAccess access;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  StatsCommand(JobsAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    Instant now = access.clock().instant();
    List<SelectJobStats.Row> rows =
        access.database().inTransaction(tx -> new SelectJobStats().run(tx.connection(), now));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JobsJson.write(rows));
    } else if (rows.isEmpty()) {
      out.println("no jobs: nothing unfinished, and nothing done within the last hour");
    } else {
      table(rows).print(out);
    }
    out.flush();
    return 0;
  }

  private static Table table(List<SelectJobStats.Row> rows) {
    Table table =
        new Table("TYPE", "DUE", "LATER", "QUEUED", "PARKED", "DONE IN 1 H", "OLDEST UNFINISHED");
    for (SelectJobStats.Row row : rows) {
      table.add(
          row.type(),
          Long.toString(row.due()),
          Long.toString(row.later()),
          Long.toString(row.queued()),
          Long.toString(row.parked()),
          Long.toString(row.done()),
          row.oldest() == null ? "-" : row.oldest().toString());
    }
    return table;
  }
}
