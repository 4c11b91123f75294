/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.time.QuietHours;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a person paces what limits alone would let through.
 *
 * @param jitter by how much of itself an interval grows at most, at random
 * @param quiet null for none
 * @param budget of a day of UTC, in millionths of a dollar; 0 for none
 */
public record Pacing(double jitter, @Nullable QuietHours quiet, long budget) {
  public static final Pacing NONE = new Pacing(0, null, 0);

  Duration stretched(Duration interval, RandomGenerator random) {
    return jitter == 0
        ? interval
        : interval.plusMillis((long) (interval.toMillis() * jitter * random.nextDouble()));
  }
}
