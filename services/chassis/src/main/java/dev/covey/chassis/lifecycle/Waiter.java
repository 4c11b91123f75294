/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits until a moment on Covey's clock, or until woken. A wake-up that comes while nobody waits is
 * kept for the next wait, so that none is lost. Safe for many threads; one of them waits.
 */
public final class Waiter {
  private final CoveyClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean wake;

  public Waiter(CoveyClock clock) {
    this.clock = clock;
  }

  /** Returns true if {@code then} has come, false if woken before. */
  public boolean waitUntil(Instant then) throws InterruptedException {
    return await(() -> clock.realTimeUntil(then));
  }

  /** Waits a span of Covey's clock; returns true if it has passed, false if woken before. */
  public boolean waitFor(Duration span) throws InterruptedException {
    return waitUntil(clock.instant().plus(span));
  }

  public void wake() {
    lock.lock();
    try {
      wake = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Remaining remaining) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!wake) {
        Duration left = remaining.now();
        if (left.isZero()) {
          return true;
        }
        // far moments overflow nanoseconds; the loop looks again
        long nanos = left.compareTo(Duration.ofDays(1)) > 0 ? DAY : left.toNanos();
        var _ = woken.awaitNanos(nanos);
      }
      wake = false;
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static final long DAY = TimeUnit.DAYS.toNanos(1);

  @FunctionalInterface
  private interface Remaining {
    Duration now();
  }
}
