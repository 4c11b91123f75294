/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets those wait who guess: few at once, and fewer of one address, so that waiting is no way to
 * use up the gateway. Safe for many threads.
 */
final class HoldBack {
  static final int MOST = 32;
  static final int MOST_OF_ONE = 4;

  private final Map<String, Integer> held = new HashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private int all;

  /** Returns after {@code wait}; at once, and with false, where too many wait already. */
  boolean hold(String address, Duration wait) throws InterruptedException {
    if (!enter(address)) {
      return false;
    }
    try {
      var _ = stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } finally {
      leave(address);
    }
  }

  private synchronized boolean enter(String address) {
    int ofOne = held.getOrDefault(address, 0);
    if (all >= MOST || ofOne >= MOST_OF_ONE) {
      return false;
    }
    all++;
    held.put(address, ofOne + 1);
    return true;
  }

  private synchronized void leave(String address) {
    all--;
    held.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Nobody waits any more. */
  void stop() {
    stopping.countDown();
  }
}
