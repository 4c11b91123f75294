/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prunes the ledger now and then until it is closed, in real time. The first round comes after a
 * part of the pause, so that processes that start together do not prune together, and short-lived
 * ones not at all. One thread runs it.
 */
final class PruneUntilClosed implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PruneUntilClosed.class);

  private final PruneLedger prune;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);

  PruneUntilClosed(PruneLedger prune, Duration pause) {
    this.prune = prune;
    this.pause = pause;
  }

  /** A round that is on may be cut short by interrupting its thread. */
  void close() {
    closed.countDown();
  }

  @Override
  public void run() {
    long millis = pause.toMillis();
    try {
      boolean end =
          closed.await(
              ThreadLocalRandom.current().nextLong(millis / 4, millis), TimeUnit.MILLISECONDS);
      while (!end) {
        round();
        end = closed.await(millis, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      long pruned = prune.round();
      LOG.debug("pruned {} permits that no rule looks at any more", pruned);
    } catch (SQLException | RuntimeException failure) {
      if (closed.getCount() > 0) {
        LOG.warn("could not prune the ledger, trying again in {}", pause, failure);
      }
    }
  }
}
