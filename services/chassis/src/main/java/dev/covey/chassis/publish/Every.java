/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import java.time.Duration;

/** Says now and then, in real time, that something is due. For one thread. */
final class Every {
  private final long spanNanos;
  private long dueAtNanos = System.nanoTime();

  Every(Duration span) {
    this.spanNanos = span.toNanos();
  }

  /** Whether it is due; if so, it is due again a span later. */
  boolean due() {
    long now = System.nanoTime();
    if (now - dueAtNanos < 0) {
      return false;
    }
    dueAtNanos = now + spanNanos;
    return true;
  }
}
