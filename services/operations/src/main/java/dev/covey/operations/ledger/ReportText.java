/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.Table;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.MeterReport;
import dev.covey.model.ledger.MeterReport.UsedPermit;
import dev.covey.model.ledger.NamedPolicy;
import dev.covey.model.ledger.Window;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A meter's report for people. */
final class ReportText {
  private static final int PERMITS = 25;

  private ReportText() {}

  static void printAll(List<MeterReport> reports, PrintWriter out) {
    MeterReport first = reports.getFirst();
    out.println(first.meter().subject() + " at " + first.now());
    out.println();
    Table table = new Table("kind", "may act", "used", "permits", "policy of");
    for (MeterReport report : reports) {
      table.add(
          report.meter().kind(),
          mayAct(report),
          used(report),
          Long.toString(report.permits()),
          report.policy().scope().subject());
    }
    table.print(out);
  }

  static void print(MeterReport report, PrintWriter out) {
    out.println(
        "%s %s may act %s"
            .formatted(report.meter().subject(), report.meter().kind(), mayAct(report)));
    BindingRule rule = report.rule();
    if (rule != null) {
      out.println("because " + rule.describe());
    }
    out.println();
    printPolicy(report, out);
    printPermits(report, out);
  }

  private static void printPolicy(MeterReport report, PrintWriter out) {
    NamedPolicy policy = report.policy();
    out.println(
        "policy of %s, set by %s at %s: %s"
            .formatted(
                policy.scope().subject(), policy.editedBy(), policy.editedAt(), policy.policy()));
    if (!policy.policy().windows().isEmpty()) {
      Table table = new Table("window", "used", "its oldest leaves at");
      for (Window window : policy.policy().windows()) {
        List<UsedPermit> within = report.within(window);
        table.add(
            window.toString(),
            within.size() + " of " + window.count(),
            within.isEmpty() ? "-" : within.getFirst().at().plus(window.span()).toString());
      }
      table.print(out);
    }
    out.println();
  }

  private static void printPermits(MeterReport report, PrintWriter out) {
    List<UsedPermit> permits =
        report.rule() instanceof BindingRule.WindowFull full
            ? report.within(full.window())
            : report.recent();
    if (permits.isEmpty()) {
      out.println("no permit counts any more");
      return;
    }
    out.println("permits that count, oldest first:");
    Table table = new Table("number", "counts from", "used by");
    for (UsedPermit permit : permits.subList(0, Math.min(permits.size(), PERMITS))) {
      table.add(Long.toString(permit.number()), permit.at().toString(), permit.usedBy());
    }
    table.print(out);
    if (permits.size() > PERMITS) {
      out.println("  and " + (permits.size() - PERMITS) + " later ones; --json shows all");
    }
  }

  private static String used(MeterReport report) {
    String windows =
        report.policy().policy().windows().stream()
            .map(window -> report.within(window).size() + " of " + window)
            .collect(Collectors.joining(", "));
    return windows.isEmpty() ? report.policy().policy().toString() : windows;
  }

  private static String mayAct(MeterReport report) {
    Instant opensAt = report.opensAt();
    return opensAt == null
        ? "now"
        : "in %s, at %s".formatted(wait(Duration.between(report.now(), opensAt)), opensAt);
  }

  /** Two units are enough: 3h 12m, 12m 5s. */
  private static String wait(Duration left) {
    Duration up = left.plusMillis(999);
    if (up.toHours() >= 48) {
      return up.toDays() + "d " + up.toHoursPart() + "h";
    }
    if (up.toHours() > 0) {
      return up.toHours() + "h " + up.toMinutesPart() + "m";
    }
    return up.toMinutes() > 0
        ? up.toMinutes() + "m " + up.toSecondsPart() + "s"
        : up.toSeconds() + "s";
  }
}
