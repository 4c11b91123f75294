/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;

/** Stands still until it is put forward. Nobody ever really waits for it. Safe for many threads. */
final class VirtualClock implements CoveyClock {
  private volatile Instant now;

  VirtualClock(Instant begin) {
    now = begin;
  }

  void set(Instant then) {
    if (then.isBefore(now)) {
      throw new IllegalArgumentException(then + " is before " + now);
    }
    now = then;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Duration realTimeUntil(Instant then) {
    return then.isAfter(now) ? Duration.ofDays(1) : Duration.ZERO;
  }
}
