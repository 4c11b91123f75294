/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Keeps interrupts out of statements, where they would break the connection. */
final class StatementGuard {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  /** Talks to the database. */
  interface SqlWork<T> {
    T run() throws SQLException;
  }

  <T> T run(SqlWork<T> work) throws SQLException {
    lock.readLock().lock();
    try {
      return work.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Interrupts the threads once none is in a statement, or when the patience is at its end. */
  void interrupt(List<Thread> threads, Duration patience) throws InterruptedException {
    boolean quiet = lock.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      threads.forEach(Thread::interrupt);
    } finally {
      if (quiet) {
        lock.writeLock().unlock();
      }
    }
  }
}
