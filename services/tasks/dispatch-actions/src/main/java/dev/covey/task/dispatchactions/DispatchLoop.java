/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.NotifyLanes;
import dev.covey.model.action.SelectNextOpening;
import dev.covey.model.action.SelectNextOpening.NextOpening;
import dev.covey.model.database.Database;
import dev.covey.model.database.NotificationListener;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatches for as long as it runs, and sleeps until the next lane opens. Woken by whoever gives
 * actions to idle lanes; lanes that are in use are looked at often, since they open by themselves.
 * Its pauses are real time.
 */
final class DispatchLoop {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchLoop.class);
  private static final Duration WHILE_BUSY = Duration.ofMillis(100);
  private static final Duration AT_MOST = Duration.ofSeconds(10);
  private static final Duration RESCUE_EVERY = Duration.ofSeconds(5);

  /** For what a person's hand or a bug left behind, which is rare. */
  private static final int ROUNDS_PER_LOST = 12;

  private final CoveyClock realTime = CoveyClock.system();
  private final Waiter waiter = new Waiter(realTime);
  private final Database database;
  private final CoveyClock clock;
  private final DispatchLanes dispatchLanes;
  private final Upkeep upkeep;
  private final NotificationListener listener;
  private @Nullable Thread thread;
  private volatile boolean stopping;
  private Instant nextRescue = Instant.MIN;
  private int rescues;
  private boolean stepping;

  DispatchLoop(Database database, CoveyClock clock, DispatchLanes dispatchLanes, Upkeep upkeep) {
    this.database = database;
    this.clock = clock;
    this.dispatchLanes = dispatchLanes;
    this.upkeep = upkeep;
    this.listener = new NotificationListener(database.access(), NotifyLanes.LISTEN, waiter::wake);
  }

  synchronized void start() {
    listener.start();
    thread = Thread.ofVirtual().name("dispatch-actions").start(this::runUntilStopped);
  }

  private void runUntilStopped() {
    boolean failing = false;
    try {
      while (!stopping) {
        Duration pause;
        try {
          pause = round();
          if (failing) {
            LOG.info("dispatching actions again");
          }
          failing = false;
        } catch (SQLException | RuntimeException failure) {
          if (!failing) {
            LOG.error("can't dispatch actions, trying again", failure);
          }
          failing = true;
          pause = Duration.ofSeconds(1);
        }
        var _ = waiter.waitFor(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does all there is to do now and returns how long there is nothing more. */
  private Duration round() throws SQLException, InterruptedException {
    dispatchLanes.dispatchAll();
    if (!realTime.instant().isBefore(nextRescue)) {
      // before they are tried: what always fails must not come before everything else
      nextRescue = realTime.instant().plus(RESCUE_EVERY);
      upkeep.often();
      if (rescues++ % ROUNDS_PER_LOST == 0) {
        upkeep.rarely();
      }
      stepping = true;
    }
    // one step a round, so that actions start in between
    stepping = stepping && upkeep.step();
    if (stepping) {
      return Duration.ZERO;
    }
    NextOpening next = database.inTransaction(tx -> new SelectNextOpening().run(tx.connection()));
    Duration longest = next.busy() ? WHILE_BUSY : AT_MOST;
    Duration rescue = realTime.realTimeUntil(nextRescue);
    longest = longest.compareTo(rescue) < 0 ? longest : rescue;
    Instant opens = next.at();
    if (opens == null) {
      return longest;
    }
    Duration untilOpen = clock.realTimeUntil(opens);
    return untilOpen.compareTo(longest) < 0 ? untilOpen : longest;
  }

  /** Finishes the round that is on. */
  synchronized void stop() {
    stopping = true;
    waiter.wake();
    Thread running = thread;
    if (running == null) {
      return;
    }
    thread = null;
    listener.close();
    try {
      running.join();
    } catch (InterruptedException _) {
      running.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
