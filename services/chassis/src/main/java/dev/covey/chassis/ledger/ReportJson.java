/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.ledger;

import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.MeterReport;
import dev.covey.model.ledger.MeterReport.UsedPermit;
import dev.covey.model.ledger.NamedPolicy;
import dev.covey.model.ledger.Window;
import dev.covey.model.time.Spans;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A meter's report for machines: its member names are a contract. */
public final class ReportJson {
  private ReportJson() {}

  public record Report(
      String subject,
      String kind,
      Instant now,
      boolean open,
      @Nullable Instant opensAt,
      @Nullable Rule rule,
      PolicyJson policy,
      List<Use> windows,
      long permits,
      List<UsedPermit> recent) {}

  /** A limit without what used it. */
  public record Limit(
      String kind,
      boolean open,
      @Nullable Instant opensAt,
      @Nullable Rule rule,
      PolicyJson policy,
      List<Use> windows,
      long permits) {}

  /** All limits of a subject at one moment. */
  public record Limits(String subject, Instant now, List<Limit> limits) {}

  public record Rule(String name, String text) {}

  /** A policy, also in the list of all. */
  public record PolicyJson(
      String subject,
      String kind,
      String minimumInterval,
      List<String> windows,
      Instant editedAt,
      String editedBy) {}

  public record Use(String window, int used, int count) {}

  public static String of(MeterReport report) {
    return JsonMapper.shared().writeValueAsString(report(report));
  }

  public static String of(List<MeterReport> reports) {
    return JsonMapper.shared()
        .writeValueAsString(reports.stream().map(ReportJson::report).toList());
  }

  public static String ofPolicies(List<NamedPolicy> policies) {
    return JsonMapper.shared()
        .writeValueAsString(policies.stream().map(ReportJson::policy).toList());
  }

  /** All reports are of the same subject and moment. */
  public static Limits limits(List<MeterReport> reports) {
    MeterReport first = reports.getFirst();
    return new Limits(
        first.meter().subject(), first.now(), reports.stream().map(ReportJson::limit).toList());
  }

  public static String ofLimits(List<MeterReport> reports) {
    return JsonMapper.shared().writeValueAsString(limits(reports));
  }

  private static Limit limit(MeterReport meter) {
    Report report = report(meter);
    return new Limit(
        report.kind(),
        report.open(),
        report.opensAt(),
        report.rule(),
        report.policy(),
        report.windows(),
        report.permits());
  }

  private static Report report(MeterReport report) {
    BindingRule rule = report.rule();
    return new Report(
        report.meter().subject(),
        report.meter().kind(),
        report.now(),
        report.opensAt() == null,
        report.opensAt(),
        rule == null ? null : new Rule(rule.name(), rule.describe()),
        policy(report.policy()),
        report.policy().policy().windows().stream()
            .map(w -> new Use(w.toString(), report.within(w).size(), w.count()))
            .toList(),
        report.permits(),
        report.recent());
  }

  private static PolicyJson policy(NamedPolicy named) {
    return new PolicyJson(
        named.scope().subject(),
        named.scope().kind(),
        Spans.text(named.policy().minimumInterval()),
        named.policy().windows().stream().map(Window::toString).toList(),
        named.editedAt(),
        named.editedBy());
  }
}
