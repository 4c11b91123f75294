/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.time.Duration;
import java.time.Instant;

/**
 * How much time one fetch job covers, so that a job holds about as many tweets whoever the profile
 * is.
 */
public final class SliceLength {
  private static final int TWEETS_PER_SLICE = 200;
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  private SliceLength() {}

  /**
   * For a profile with this many posts since it joined; in whole days, as search counts in them.
   */
  public static Duration of(long posts, Instant joinedAt, Instant now) {
    long days = Math.max(1, Duration.between(joinedAt, now).toDays());
    if (posts <= 0) {
      return LONGEST;
    }
    long perSlice = Math.multiplyExact(days, TWEETS_PER_SLICE) / posts;
    return Duration.ofDays(Math.clamp(perSlice, SHORTEST.toDays(), LONGEST.toDays()));
  }
}
