/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;

/** Stands where it was put. Waiting for a later moment would last for as long as it is away. */
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
    Duration left = Duration.between(now, then);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
