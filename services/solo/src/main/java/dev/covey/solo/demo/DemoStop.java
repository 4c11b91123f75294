/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.chassis.lifecycle.Service;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where Ctrl-C meets the demo: it asks for the end and waits until the report is made. */
final class DemoStop implements Service {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public void start() {}

  @Override
  public void stop() {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits that long for somebody to ask; returns at once if somebody has. */
  boolean asked(long time, TimeUnit unit) throws InterruptedException {
    return asked.await(time, unit);
  }

  void ended() {
    ended.countDown();
  }
}
