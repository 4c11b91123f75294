/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does in the background what was asked for, one run at a time. What a stop leaves over somebody
 * else finishes, since the wish is a row.
 */
final class FinishLater implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FinishLater.class);

  private final String what;
  private final Work work;
  private final Duration gracePeriod;
  private final ExecutorService thread;
  private volatile boolean stopping;

  /** Goes one step further, and returns whether there may be more to do. */
  @FunctionalInterface
  interface Work {
    boolean step() throws SQLException;
  }

  /**
   * Does nothing until it is run.
   *
   * @param what is done, and who finishes it else, for the log
   */
  FinishLater(String what, Work work, Duration gracePeriod) {
    this.what = what;
    this.work = work;
    this.gracePeriod = gracePeriod;
    this.thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("finish").factory());
  }

  /** Returns at once. */
  @Override
  public void run() {
    thread.execute(this::finish);
  }

  private void finish() {
    try {
      boolean more = true;
      while (more && !stopping) {
        more = work.step();
      }
    } catch (SQLException | RuntimeException failure) {
      LOG.error("not finished: {}", what, failure);
    }
  }

  @Override
  public void close() {
    stopping = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(gracePeriod.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("takes longer than the grace period: {}", what);
        thread.shutdownNow();
      }
    } catch (InterruptedException impatient) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
