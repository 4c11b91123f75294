/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import java.time.Duration;

/**
 * How patient the source is.
 *
 * @param longestWait real time that a request waits for its turn; longer waits are given back to
 *     the caller
 * @param rateLimitPause how long an instance is left alone after 429, if it does not say itself
 * @param proofAge how long a search that showed something proves that an empty one can be believed
 * @param searchLag how long a new tweet may take until search shows it; what is younger is stored,
 *     but never counts as covered
 */
public record Pacing(
    Duration longestWait, Duration rateLimitPause, Duration proofAge, Duration searchLag) {
  public static final Pacing DEFAULT =
      new Pacing(
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1));
}
