/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Table;
import dev.covey.intake.ImportReport;
import dev.covey.intake.ImportReport.Outcome;
import dev.covey.intake.LaneCount;
import dev.covey.model.action.LaneKey;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An import's report on one screen. */
final class ImportText {
  private static final int MOST = 18;

  private ImportText() {}

  static void print(ImportReport report, Map<LaneKey, Instant> finish, PrintWriter out) {
    out.println(headline(report));
    Table table = new Table("ACCOUNT", "KIND", "ADDED", "PENDING", "DONE ABOUT");
    for (LaneCount count : report.lanes().stream().limit(MOST).toList()) {
      table.add(
          count.lane().account(),
          count.lane().kind().column(),
          Integer.toString(count.added()),
          Integer.toString(count.pending()),
          doneBy(finish.get(count.lane())));
    }
    if (!report.lanes().isEmpty()) {
      table.print(out);
    }
    more(report.lanes().size(), "lanes", out);
  }

  static void printProblems(ImportReport report, PrintWriter err) {
    report.problems().stream().limit(MOST).forEach(problem -> err.println("  " + problem.text()));
    more(report.problemCount(), "problems", err);
    if (report.outcome() == Outcome.REFUSED && report.lines() > 0) {
      err.println(
          report.lines() == report.rows()
              ? "nothing was imported: no row is right"
              : "nothing was imported; mend these rows, or leave them out with --skip-invalid");
    }
  }

  static String headline(ImportReport report) {
    String bad =
        "%d of %d rows with %d problems"
            .formatted(report.lines(), report.rows(), report.problemCount());
    return switch (report.outcome()) {
      case IMPORTED ->
          "%s: %d actions imported%s".formatted(report.file(), report.added(), left(report));
      case CHECKED ->
          "%s: %d actions would be imported%s; nothing is, this is a dry run"
              .formatted(report.file(), report.added(), left(report));
      case ALREADY_IMPORTED ->
          "%s was imported before, at %s: %d actions; nothing to do%s"
              .formatted(report.file(), report.importedAt(), report.already(), left(report));
      case REFUSED ->
          report.rows() == 0
              ? report.file() + " has a header and no rows"
              : "covey: " + report.file() + " has " + bad;
    };
  }

  private static String doneBy(@Nullable Instant moment) {
    return moment == null ? "unknown" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String left(ImportReport report) {
    boolean some = report.outcome() != Outcome.ALREADY_IMPORTED && report.already() > 0;
    String before = some ? ", %d were before".formatted(report.already()) : "";
    return report.lines() == 0
        ? before
        : before + ", %d invalid rows left out".formatted(report.lines());
  }

  private static void more(long size, String what, PrintWriter out) {
    if (size > MOST) {
      out.println("  … and %d more %s; --json names all".formatted(size - MOST, what));
    }
  }
}
