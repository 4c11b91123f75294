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
 */
public record LimitRule(String kind, List<Window> windows, Duration minimumInterval) {

  public LimitRule {
    windows = List.copyOf(windows);
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
