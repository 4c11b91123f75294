/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task at once and then at every {@code interval} of Covey's clock, never twice at a time. A
 * run that fails is logged, and the next one comes as planned; runs that were missed are not made
 * up for.
 */
public final class RepeatedTask implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);

  private final String name;
  private final Task task;
  private final Duration interval;
  private final Duration gracePeriod;
  private final CoveyClock clock;
  private final Waiter waiter;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /**
   * Does not start yet.
   *
   * @param gracePeriod real time that a running run is given when the service stops
   */
  public RepeatedTask(
      String name, Task task, Duration interval, Duration gracePeriod, CoveyClock clock) {
    if (interval.isNegative() || interval.isZero()) {
      throw new UsageException("the interval must be above zero");
    }
    this.name = name;
    this.task = task;
    this.interval = interval;
    this.gracePeriod = gracePeriod;
    this.clock = clock;
    this.waiter = new Waiter(clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void start() {
    thread = Thread.ofVirtual().name(name).start(this::runUntilStopped);
  }

  private void runUntilStopped() {
    try {
      while (!stopping) {
        Instant next = clock.instant().plus(interval);
        runLogged();
        while (!stopping && !waiter.waitUntil(next)) {
          // woken to look at stopping
        }
      }
    } catch (InterruptedException stopped) {
      LOG.debug("{} was interrupted", name);
    }
  }

  private void runLogged() throws InterruptedException {
    try {
      task.runOnce();
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception | Error failure) {
      LOG.error("{} failed; it runs again in {}", name, interval, failure);
    }
  }

  @Override
  public synchronized void stop() {
    stopping = true;
    waiter.wake();
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      if (!running.join(gracePeriod)) {
        LOG.warn("{} did not finish within {}; it is interrupted", name, gracePeriod);
        running.interrupt();
        running.join();
      }
    } catch (InterruptedException impatient) {
      running.interrupt();
      Thread.currentThread().interrupt();
    }
    thread = null;
  }
}
