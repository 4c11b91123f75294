/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: doubling from the first delay to the longest, and of each
 * somewhere in its upper half, so that many processes do not try in step.
 */
public record RetryDelay(Duration first, Duration longest) {

  /** The delay after {@code failures} failures in a row, of which there was at least one. */
  public Duration after(int failures) {
    int doublings = Math.min(Math.max(failures, 1) - 1, 30);
    long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
    if (millis <= 0) { // doubled beyond what fits
      millis = longest.toMillis();
    }
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }
}
