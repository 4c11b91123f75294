/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.time.Spans;
import java.time.Duration;
import java.util.List;

/**
 * What limits a meter: at most so many permits per window, all windows at once, and permits at
 * least an interval apart. A policy without any rule is refused: a missing limit never means no
 * limit.
 *
 * @param minimumInterval zero for none
 */
public record Policy(Duration minimumInterval, List<Window> windows) {
  public Policy {
    windows = List.copyOf(windows);
    if (minimumInterval.isNegative()) {
      throw new IllegalArgumentException(
          "the minimum interval must not be negative but is " + minimumInterval);
    }
    if (windows.isEmpty() && minimumInterval.isZero()) {
      throw new IllegalArgumentException("a policy needs a window or a minimum interval");
    }
  }

  public static Policy of(Duration minimumInterval, Window... windows) {
    return new Policy(minimumInterval, List.of(windows));
  }

  /** How far back any rule looks: older permits no longer matter. */
  public Duration longestSpan() {
    Duration longest = minimumInterval;
    for (Window window : windows) {
      longest = window.span().compareTo(longest) > 0 ? window.span() : longest;
    }
    return longest;
  }

  /** The most permits that can be given at one moment. */
  int burst() {
    int burst = minimumInterval.isZero() ? Integer.MAX_VALUE : 1;
    for (Window window : windows) {
      burst = Math.min(burst, window.count());
    }
    return burst;
  }

  /** How many permits back any rule looks. */
  int farthestBack() {
    int farthest = 1;
    for (Window window : windows) {
      farthest = Math.max(farthest, window.count());
    }
    return farthest;
  }

  /** As people read it: {@code 30/15m 50/1h, 30s apart}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Window window : windows) {
      text.append(text.isEmpty() ? "" : " ").append(window);
    }
    if (!minimumInterval.isZero()) {
      text.append(text.isEmpty() ? "" : ", ").append(Spans.text(minimumInterval)).append(" apart");
    }
    return text.toString();
  }
}
