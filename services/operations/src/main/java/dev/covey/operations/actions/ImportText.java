/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Table;
import dev.covey.intake.AccountForecast;
import dev.covey.intake.Dollars;
import dev.covey.intake.ImportCost;
import dev.covey.intake.ImportReport;
import dev.covey.intake.ImportReport.Outcome;
import dev.covey.intake.LaneForecast;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An import's report for people. */
final class ImportText {
  private static final int MOST_LANES = 18;

  private ImportText() {}

  static void print(ImportReport report, PrintWriter out) {
    out.println(headline(report));
    List<LaneForecast> lanes = report.lanes();
    if (lanes.isEmpty()) {
      return;
    }
    Table table =
        new Table("ACCOUNT", "KIND", "ADDED", "PENDING", "COST", "FIRST", "LAST", "BOUND BY");
    for (LaneForecast lane : lanes.stream().limit(MOST_LANES).toList()) {
      table.add(
          lane.lane().account(),
          lane.lane().kind().column(),
          Integer.toString(lane.added()),
          Integer.toString(lane.pending()),
          Dollars.text(lane.credits()),
          shown(lane.first()),
          shown(lane.last()),
          lane.binds() == null ? "-" : lane.binds());
    }
    table.print(out);
    if (lanes.size() > MOST_LANES) {
      out.println("  … and %d more lanes; --json names all".formatted(lanes.size() - MOST_LANES));
    }
    AccountForecast all = AccountForecast.of("", lanes);
    out.println(
        "%d actions of %d accounts: the first about %s, the last about %s"
            .formatted(
                all.actions(),
                AccountForecast.of(lanes).size(),
                shown(all.first()),
                shown(all.last())));
    out.println(cost(report.cost()));
  }

  static String cost(ImportCost cost) {
    String dollars = "at X they cost about " + Dollars.text(cost.credits());
    return cost.perDay() == 0
        ? dollars
        : String.format(
            Locale.ROOT,
            "%s: %.1f days of the budget of %s a day (actions.credits-per-day)%s",
            dollars,
            cost.days(),
            Dollars.text(cost.perDay()),
            cost.slowest() ? ", which is slower than their limits" : "");
  }

  static void printProblems(ImportReport report, PrintWriter err) {
    report.warnings().forEach(warning -> err.println("warning: " + warning));
    report.problems().forEach(problem -> err.println("  " + problem.text()));
    long more = report.problemCount() - report.problems().size();
    if (more > 0) {
      err.println("  … and %d more problems".formatted(more));
    }
    if (report.problemTable() != null) {
      err.println("the rows with what is wrong beside them: " + report.problemTable());
    }
    ImportReport.Counts counts = report.counts();
    if (report.outcome() == Outcome.REFUSED && counts.invalid() > 0) {
      err.println(
          counts.invalid() == counts.rows()
              ? "nothing was imported: no row is right"
              : "nothing was imported; mend these rows, or leave them out with --skip-invalid");
    }
  }

  static String headline(ImportReport report) {
    ImportReport.Counts counts = report.counts();
    return switch (report.outcome()) {
      case IMPORTED ->
          "%s: %d actions imported%s".formatted(report.file(), counts.added(), left(report));
      case CHECKED ->
          "%s: %d actions would be imported%s; nothing is, this is a dry run"
              .formatted(report.file(), counts.added(), left(report));
      case ALREADY_IMPORTED ->
          "%s was imported before, at %s: %d actions; nothing to do%s"
              .formatted(report.file(), report.importedAt(), counts.already(), left(report));
      case NOTHING_FAILED ->
          "%s: nothing to do; of its %d actions none failed"
              .formatted(report.file(), counts.settled());
      case REFUSED ->
          counts.rows() == 0
              ? report.file() + " has a header and no rows"
              : "covey: %s has %d of %d rows with %d problems"
                  .formatted(report.file(), counts.invalid(), counts.rows(), report.problemCount());
    };
  }

  private static String shown(@Nullable Instant moment) {
    return moment == null ? "unknown" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String left(ImportReport report) {
    ImportReport.Counts counts = report.counts();
    StringBuilder left = new StringBuilder();
    if (counts.held() > 0) {
      left.append(", %d of them held until a person releases them".formatted(counts.held()));
    }
    if (report.outcome() != Outcome.ALREADY_IMPORTED && counts.already() > 0) {
      left.append(", %d were before".formatted(counts.already()));
    }
    if (counts.settled() > 0) {
      left.append(", %d that did not fail left alone".formatted(counts.settled()));
    }
    if (counts.invalid() > 0) {
      left.append(", %d invalid rows left out".formatted(counts.invalid()));
    }
    return left.toString();
  }
}
