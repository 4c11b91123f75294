/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that jobs, lanes and limits are reckoned in. In production it is the machine's; in the
 * sandbox it may run faster. Leases and heartbeats do not use it: they are real time. Safe for many
 * threads.
 */
public interface CoveyClock extends InstantSource {

  /** How long to really wait until {@code then}; zero if it has come. */
  Duration realTimeUntil(Instant then);

  /** What it shows when {@code span} of real time is over: for leases and others' waits. */
  default Instant afterRealTime(Duration span) {
    return instant().plus(span);
  }

  /** The machine's clock. */
  static CoveyClock system() {
    return new SpeededClock(Instant.EPOCH, Instant.EPOCH, 1);
  }

  /**
   * A clock that showed {@code start} when it really was {@code realStart}, and runs {@code speed}
   * times faster.
   */
  static CoveyClock speeded(Instant start, Instant realStart, double speed) {
    return new SpeededClock(start, realStart, speed);
  }
}
