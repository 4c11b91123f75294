/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is moved; nobody ever really waits for it. */
final class SettableClock implements CoveyClock {
  private volatile Instant now;

  SettableClock(Instant now) {
    this.now = now;
  }

  void set(Instant then) {
    now = then;
  }

  synchronized void advance(Duration span) {
    now = now.plus(span);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Duration realTimeUntil(Instant then) {
    return then.isAfter(now) ? Duration.ofMillis(50) : Duration.ZERO;
  }
}
