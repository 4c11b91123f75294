/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.AttemptKey;
import dev.covey.model.action.RenewLeases;
import dev.covey.model.database.Database;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts that this process is at, whose leases it renews as long as it lives. Real time. Safe
 * for many threads.
 */
final class HeldAttempts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldAttempts.class);

  private final UUID owner = UUID.randomUUID();
  private final Set<Long> fences = ConcurrentHashMap.newKeySet();
  private final Waiter waiter = new Waiter(CoveyClock.system());
  private final Database database;
  private final Duration lease;
  private @Nullable Thread thread;
  private volatile boolean closed;

  HeldAttempts(Database database, Duration lease) {
    this.database = database;
    this.lease = lease;
  }

  UUID owner() {
    return owner;
  }

  Duration lease() {
    return lease;
  }

  synchronized void start() {
    if (thread == null) {
      thread = Thread.ofVirtual().name("action-leases").start(this::renewUntilClosed);
    }
  }

  void hold(AttemptKey attempt) {
    fences.add(attempt.fence());
  }

  /** From here on the lease runs out: what is not settled by then goes to a rescuer. */
  void release(AttemptKey attempt) {
    fences.remove(attempt.fence());
  }

  private void renewUntilClosed() {
    try {
      while (!closed) {
        if (waiter.waitFor(lease.dividedBy(4))) {
          renew();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    List<Long> held = List.copyOf(fences);
    if (held.isEmpty()) {
      return;
    }
    try {
      database.inTransaction(
          transaction -> new RenewLeases().run(transaction.connection(), owner, held, lease));
    } catch (SQLException failure) {
      LOG.warn(
          "could not renew the leases of {} attempts; they are taken over in {} if this lasts",
          held.size(),
          lease,
          failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    waiter.wake();
  }
}
