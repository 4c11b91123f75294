/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import dev.covey.benchmarks.server.Sql;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many jobs are still to be run. Safe for many threads. */
final class Countdown {
  private final AtomicLong first = new AtomicLong();
  private volatile CountDownLatch left = new CountDownLatch(0);

  void expect(int jobs) {
    first.set(0);
    left = new CountDownLatch(jobs);
  }

  void one() {
    if (first.get() == 0) {
      first.compareAndSet(0, System.nanoTime());
    }
    left.countDown();
  }

  /** How long nothing was run yet, counted from {@code nanos}. */
  long idleSince(long nanos) {
    return Math.max(0, first.get() - nanos);
  }

  void await(String system) throws InterruptedException {
    CountDownLatch awaited = left;
    if (!awaited.await(Sql.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "%s has not run %d of its jobs after %d s"
              .formatted(system, awaited.getCount(), Sql.PATIENCE_SECONDS));
    }
  }
}
