/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import java.time.Duration;
import java.time.Instant;

/** When to look again, and when to stop believing. Pure. */
final class Schedule {
  /** The archive forgets a job after about an hour, and then calls it pending for ever. */
  static final Duration STATUS_KEPT = Duration.ofMinutes(55);

  /**
   * After a request whose answer is lost: by then a capture would be over, and the look-up would
   * show it.
   */
  static final Duration UNKNOWN = Duration.ofMinutes(30);

  static final Duration LOOK_AGAIN = Duration.ofMinutes(5);
  static final Duration FIRST_STATUS = Duration.ofSeconds(30);

  /** How long the archive is left alone that does not let us in. */
  static final Duration DENIED = Duration.ofMinutes(15);

  private static final Duration SHORTEST = Duration.ofSeconds(15);
  private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
  private static final Duration LONGEST_RETRY = Duration.ofHours(6);

  private Schedule() {}

  /** Most captures end within two minutes; one that takes longer may take very long. */
  static Instant nextStatus(Instant requestedAt, Instant now) {
    Duration half = Duration.between(requestedAt, now).dividedBy(2);
    Duration least = half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
    return now.plus(least.compareTo(LOOK_AGAIN) < 0 ? least : LOOK_AGAIN);
  }

  /** {@code attempt} is 1 for the first that failed. */
  static Instant afterFailure(int attempt, Instant now) {
    Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(2 * (attempt - 1), 20));
    return now.plus(pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY);
  }
}
