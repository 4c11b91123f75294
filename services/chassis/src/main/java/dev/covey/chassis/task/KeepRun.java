/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.task;

import dev.covey.model.database.Database;
import dev.covey.model.task.RenewTaskRun;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a run's lease while the thread that started this works, and interrupts that thread once the
 * run is no longer open.
 */
final class KeepRun {
  private static final Logger LOG = LoggerFactory.getLogger(KeepRun.class);

  private final Database database;
  private final long id;
  private final Duration lease;
  private final Thread worker = Thread.currentThread();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Object handover = new Object();
  private boolean over;
  private boolean ended;

  private KeepRun(Database database, long id, Duration lease) {
    this.database = database;
    this.id = id;
    this.lease = lease;
  }

  static KeepRun start(Database database, long id, Duration lease) {
    KeepRun keep = new KeepRun(database, id, lease);
    Thread.ofVirtual().name("run-" + id).start(keep::renewUntilStopped);
    return keep;
  }

  private void renewUntilStopped() {
    try {
      while (!stopped.await(lease.toMillis() / 4, TimeUnit.MILLISECONDS)) {
        if (!isOpen()) {
          endWorker();
          return;
        }
      }
    } catch (InterruptedException _) {
      // nobody has a reason to; without a lease the run is only taken for lost
    }
  }

  private boolean isOpen() {
    try {
      return database.inTransaction(transaction -> RenewTaskRun.of(transaction, id, lease));
    } catch (SQLException failure) {
      LOG.debug("lease of run {} is not renewed", id, failure);
      return true;
    }
  }

  private void endWorker() {
    synchronized (handover) {
      if (!over) {
        ended = true;
        worker.interrupt();
      }
    }
  }

  /** True if it interrupted the worker, which is called here; the worker may go on afterwards. */
  boolean stop() {
    stopped.countDown();
    synchronized (handover) {
      over = true;
      if (ended) {
        // an interrupt that came too late to be noticed
        var _ = Thread.interrupted();
      }
      return ended;
    }
  }
}
