/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.time.Spans;
import java.time.Duration;

/** At most {@code count} permits in any span of this length; the span is half open. */
public record Window(int count, Duration span) {
  public Window {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1 but is " + count);
    }
    if (span.toMillis() < 1) {
      throw new IllegalArgumentException("span must be at least 1 ms but is " + span);
    }
  }

  /** Reads {@code 30/15m}. Throws IllegalArgumentException, worded for people. */
  public static Window parse(String text) {
    int slash = text.indexOf('/');
    try {
      if (slash > 0) {
        int count = Integer.parseInt(text.substring(0, slash).strip());
        return new Window(count, Spans.parse(text.substring(slash + 1)));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notAWindow(text), e);
    }
    throw new IllegalArgumentException(notAWindow(text));
  }

  private static String notAWindow(String text) {
    return "'" + text + "' is not a window: write a count and a time span, such as 30/15m";
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return count + "/" + Spans.text(span);
  }
}
