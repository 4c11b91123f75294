/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.chassis.broker.RetryDelay;
import dev.covey.model.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shut while the database is away, so that no job is begun whose end can't be written. Looks by
 * itself for the database to come back. Says once that it shut, and once that it opened. Safe for
 * many threads.
 */
final class DatabaseGate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseGate.class);
  private static final RetryDelay DELAY =
      new RetryDelay(Duration.ofMillis(100), Duration.ofSeconds(5));
  private static final int VALID_SECONDS = 5;

  private final String who;
  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean shut;
  private boolean closed;

  DatabaseGate(String who, Database database) {
    this.who = who;
    this.database = database;
  }

  /** Shuts until the database answers. */
  void shut(Throwable why) {
    lock.lock();
    try {
      if (!shut && !closed) {
        shut = true;
        LOG.warn("{} pauses: the database is away ({})", who, String.valueOf(why.getMessage()));
        Thread.ofVirtual().name(who + "-database-probe").start(this::probeUntilOpen);
      }
    } finally {
      lock.unlock();
    }
  }

  private void probeUntilOpen() {
    long since = System.nanoTime();
    try {
      for (int failures = 1; pause(DELAY.after(failures)); failures++) {
        if (answers()) {
          LOG.info("{} goes on: the database is back after {} ms", who, millisSince(since));
          open();
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  /** Waits as long as given; false, and at once, if closed. */
  boolean pause(Duration span) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = span.toNanos();
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Also whether it can be written to: after a failover it may not be, for a while. */
  private boolean answers() {
    try {
      return database.inTransaction(transaction -> {
        try (Statement statement = transaction.connection().createStatement()) {
          statement.setQueryTimeout(VALID_SECONDS);
          try (ResultSet row = statement.executeQuery("show transaction_read_only")) {
            return row.next() && row.getString(1).equals("off");
          }
        }
      });
    } catch (SQLException failure) {
      LOG.debug("{}: still no database", who, failure);
      return false;
    }
  }

  private void open() {
    lock.lock();
    try {
      shut = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits after the {@code failed}-th failure in a row: for the database, if it is away, and longer
   * each time.
   */
  void awaitAfter(Throwable failure, int failed) throws InterruptedException {
    if (DatabaseOutage.is(failure)) {
      shut(failure);
      awaitOpen();
    } else if (failed == 1) {
      LOG.warn("{}: a statement failed and is tried again: {}", who, failure.getMessage());
    }
    if (failed > 1) {
      pause(DELAY.after(failed));
    }
  }

  void awaitOpen() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (shut && !closed) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets everybody through and looks no more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
