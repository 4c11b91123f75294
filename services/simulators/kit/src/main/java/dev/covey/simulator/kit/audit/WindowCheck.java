/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One limit over the arrival times of each principal; knows only times, not their reasons. */
final class WindowCheck {

  private final LimitRule rule;
  private final Duration tolerance;

  WindowCheck(LimitRule rule, Duration tolerance) {
    this.rule = rule;
    this.tolerance = tolerance;
  }

  List<String> violations(List<AuditEntry> entries) {
    var found = new ArrayList<String>();
    Map<String, List<AuditEntry>> byPrincipal =
        entries.stream()
            .filter(rule::covers)
            .sorted(Comparator.comparing(AuditEntry::at))
            .collect(Collectors.groupingBy(rule::principal, TreeMap::new, Collectors.toList()));
    byPrincipal.forEach((principal, calls) -> {
      rule.windows().forEach(window -> overfull(principal, calls, window, found));
      if (rule.minimumInterval().isPositive()) {
        tooClose(principal, calls, found);
      }
    });
    return found;
  }

  /** A window is overfull when call i comes before the (count)th call before it has left. */
  private void overfull(
      String principal, List<AuditEntry> calls, LimitRule.Window window, List<String> found) {
    for (int i = window.count(); i < calls.size(); i++) {
      AuditEntry early = calls.get(i - window.count());
      AuditEntry late = calls.get(i);
      if (isCloser(early.at(), late.at(), window.span())) {
        found.add(
            "%s made %d %s calls within %s (allowed: %d), from call %d at %s to call %d at %s"
                .formatted(
                    principal,
                    window.count() + 1,
                    rule.kind(),
                    window.span(),
                    window.count(),
                    early.number(),
                    early.at(),
                    late.number(),
                    late.at()));
      }
    }
  }

  private void tooClose(String principal, List<AuditEntry> calls, List<String> found) {
    for (int i = 1; i < calls.size(); i++) {
      AuditEntry early = calls.get(i - 1);
      AuditEntry late = calls.get(i);
      if (isCloser(early.at(), late.at(), rule.minimumInterval())) {
        found.add(
            "%s made %s calls %d and %d only %s apart (at least %s), at %s and %s"
                .formatted(
                    principal,
                    rule.kind(),
                    early.number(),
                    late.number(),
                    Duration.between(early.at(), late.at()),
                    rule.minimumInterval(),
                    early.at(),
                    late.at()));
      }
    }
  }

  private boolean isCloser(Instant early, Instant late, Duration span) {
    return Duration.between(early, late).plus(tolerance).compareTo(span) < 0;
  }
}
