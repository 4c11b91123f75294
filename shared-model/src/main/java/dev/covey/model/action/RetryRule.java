/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.time.Duration;
import java.time.Instant;

/**
 * When an action that failed for now is tried again, and when it is given up.
 *
 * @param tries failures after which it is given up
 * @param firstBackoff how long it waits after its first failure; doubled with each
 * @param longestBackoff what that grows to at most
 * @param lanePause how long its lane waits, since the next action may fail for the same reason
 */
public record RetryRule(
    int tries, Duration firstBackoff, Duration longestBackoff, Duration lanePause) {
  public static final RetryRule DEFAULT =
      new RetryRule(8, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofSeconds(30));

  public RetryRule {
    if (tries < 1) {
      throw new IllegalArgumentException("tries must be at least 1 but is " + tries);
    }
  }

  /**
   * Settles an attempt that failed for now.
   *
   * @param failures how often the action has failed before
   */
  public Settlement settle(AttemptState attempt, String why, int failures, Instant now) {
    int failed = failures + 1;
    if (failed >= tries) {
      return Settlement.failed(attempt, "given up after " + failed + " failures: " + why, now);
    }
    return Settlement.again(attempt, why, now.plus(backoff(failed)), now.plus(lanePause));
  }

  /** The wait after so many failures. */
  Duration backoff(int failed) {
    Duration wait = firstBackoff;
    for (int i = 1; i < failed && wait.compareTo(longestBackoff) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longestBackoff) < 0 ? wait : longestBackoff;
  }
}
