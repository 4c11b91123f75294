/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.Permit;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the ledger before each request to an instance, and waits where the wait is short. Safe for
 * many threads.
 */
final class HostMeter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostMeter.class);
  private static final Duration LEDGER_PAUSE = Duration.ofSeconds(30);

  private final AccountLedger ledger;
  private final CoveyClock clock;
  private final Duration longestWait;
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  HostMeter(AccountLedger ledger, CoveyClock clock, Duration longestWait) {
    this.ledger = ledger;
    this.clock = clock;
    this.longestWait = longestWait;
  }

  /** Takes a permit, waiting at most {@code longestWait} of real time in all. */
  Admission admit(Instance instance, String usedBy) throws InterruptedException {
    AcquireRequest request = new AcquireRequest(List.of(instance.meter()), usedBy);
    long deadline = System.nanoTime() + longestWait.toNanos();
    try {
      while (true) {
        switch (ledger.acquire(request)) {
          case LedgerDecision.Granted(var permits) -> {
            return new Admission.Granted(permits);
          }
          case LedgerDecision.Wait(var until, var meter, var rule) -> {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (clock.realTimeUntil(until).compareTo(left) > 0 || !waitUntil(until)) {
              return new Admission.Later(until, meter + ": " + rule.describe());
            }
          }
        }
      }
    } catch (SQLException failure) {
      return new Admission.Later(
          clock.instant().plus(LEDGER_PAUSE),
          "the ledger could not be asked: " + failure.getMessage());
    }
  }

  private boolean waitUntil(Instant until) throws InterruptedException {
    Waiter waiter = new Waiter(clock);
    waiting.add(waiter);
    try {
      return !closed && waiter.waitUntil(until);
    } finally {
      waiting.remove(waiter);
    }
  }

  /** Says that a request has ended, and whether it provably never left. */
  void landed(List<Permit> permits, boolean neverLeft) {
    try {
      if (neverLeft) {
        ledger.giveBack(permits);
      } else {
        ledger.landed(permits);
      }
    } catch (SQLException failure) {
      LOG.warn(
          "permits {} could not be settled and count as taken: {}", permits, failure.getMessage());
    }
  }

  /** Keeps every process away from an instance until then. */
  void block(Instance instance, Instant until, String reason) {
    try {
      ledger.block(instance.meter(), until, reason);
    } catch (SQLException failure) {
      LOG.warn("{} could not be blocked until {}: {}", instance, until, failure.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    waiting.forEach(Waiter::wake);
  }
}
