/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.audit;

import java.time.Duration;
import java.util.List;

/**
 * What one principal may do of one kind: at most so many calls in any window of a span, and no two
 * calls closer together than the interval. The kind {@code *} stands for all kinds together.
 *
 * @param kind several kinds that count together are joined, as in {@code like+repost}
 * @param ofAll whether the calls of all principals count together
 */
public record LimitRule(
    String kind, List<Window> windows, Duration minimumInterval, boolean ofAll) {

  public LimitRule {
    windows = List.copyOf(windows);
  }

  public LimitRule(String kind, List<Window> windows, Duration minimumInterval) {
    this(kind, windows, minimumInterval, false);
  }

  boolean covers(AuditEntry entry) {
    return kind.equals("*") || List.of(kind.split("\\+", -1)).contains(entry.kind());
  }

  /** Whose calls this one counts among. */
  String principal(AuditEntry entry) {
    return ofAll ? "all together" : entry.principal();
  }

  /** At most {@code count} calls in any span of that length. */
  public record Window(int count, Duration span) {
    public Window {
      if (count < 1 || span.isNegative() || span.isZero()) {
        throw new IllegalArgumentException("a window needs a count and a span above zero");
      }
    }
  }
}
