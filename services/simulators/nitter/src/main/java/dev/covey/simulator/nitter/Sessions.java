/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The instance's one session with X: when it asks too often X limits it, and Nitter then leaves it
 * alone for an hour. Safe for many threads.
 */
final class Sessions {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Duration OUT = Duration.ofHours(1);

  private final int budget;
  private final Deque<Instant> calls = new ArrayDeque<>();
  private Instant outUntil = Instant.MIN;
  private long requests;

  /** {@code budget} 0 is without limit. */
  Sessions(int budget) {
    this.budget = budget;
  }

  /** Whether X takes one more search or look at a tweet. */
  synchronized boolean takes(Instant now) {
    requests++;
    if (isLimited(now)) {
      return false;
    }
    while (!calls.isEmpty() && !calls.peekFirst().isAfter(now.minus(WINDOW))) {
      calls.removeFirst();
    }
    if (budget > 0 && calls.size() >= budget) {
      outUntil = now.plus(OUT);
      return false;
    }
    if (budget > 0) {
      calls.addLast(now);
    }
    return true;
  }

  synchronized boolean isLimited(Instant now) {
    return now.isBefore(outUntil);
  }

  synchronized long requests() {
    return requests;
  }

  synchronized void reset() {
    calls.clear();
    outUntil = Instant.MIN;
    requests = 0;
  }
}
