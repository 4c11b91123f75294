/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;

/** Stands still, but for waits: each of them is over at once, and the clock has moved by it. */
public final class SkippingClock implements CoveyClock {
  private Instant now;

  public SkippingClock(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized Duration realTimeUntil(Instant then) {
    if (then.isAfter(now)) {
      now = then;
    }
    return Duration.ZERO;
  }
}
