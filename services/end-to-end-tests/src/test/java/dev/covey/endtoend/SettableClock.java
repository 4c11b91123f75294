/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.endtoend;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;

/** Stands where it was put. */
final class SettableClock implements CoveyClock {
  private volatile Instant now;

  SettableClock(Instant now) {
    this.now = now;
  }

  void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Duration realTimeUntil(Instant then) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }
}
