/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import dev.covey.model.database.Database;
import dev.covey.model.history.EraseProfile;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases in the background what was asked for, one run at a time. What a stop leaves over the next
 * scan finishes, since the wish is a row.
 */
final class FinishErasures implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FinishErasures.class);

  private final Database database;
  private final CoveyClock clock;
  private final Duration gracePeriod;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("erase").factory());

  FinishErasures(Database database, CoveyClock clock, Duration gracePeriod) {
    this.database = database;
    this.clock = clock;
    this.gracePeriod = gracePeriod;
  }

  /** Returns at once. */
  @Override
  public void run() {
    thread.execute(this::finish);
  }

  private void finish() {
    try {
      EraseProfile.finish(database, clock.instant());
    } catch (SQLException | RuntimeException failure) {
      LOG.error("an erasure is not finished; the next scan goes on with it", failure);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(gracePeriod.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("an erasure takes longer than the grace period; the next scan goes on with it");
        thread.shutdownNow();
      }
    } catch (InterruptedException impatient) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
