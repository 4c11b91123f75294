/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.permit;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
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
 * Asks the ledger before each call of a source, and waits where the wait is short. A ledger that
 * can't be asked lets nothing through. Safe for many threads.
 */
public final class PermitGate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PermitGate.class);
  private static final Duration LEDGER_PAUSE = Duration.ofSeconds(30);

  private final AccountLedger ledger;
  private final CoveyClock clock;
  private final Duration longestWait;
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public PermitGate(AccountLedger ledger, CoveyClock clock, Duration longestWait) {
    this.ledger = ledger;
    this.clock = clock;
    this.longestWait = longestWait;
  }

  /** Takes a permit, waiting at most {@code longestWait} of real time in all. */
  public Admission admit(MeterKey meter, String usedBy) throws InterruptedException {
    AcquireRequest request = new AcquireRequest(List.of(meter), usedBy);
    long deadline = System.nanoTime() + longestWait.toNanos();
    try {
      while (true) {
        switch (ledger.acquire(request)) {
          case LedgerDecision.Granted(var permits, _) -> {
            return new Admission.Granted(permits);
          }
          case LedgerDecision.Wait(var until, var binding, var rule) -> {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (clock.realTimeUntil(until).compareTo(left) > 0 || !waitUntil(until)) {
              return new Admission.Later(until, binding + ": " + rule.describe());
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

  /** Says that a call has ended, and whether it provably never left. */
  public void landed(List<Permit> permits, boolean neverLeft) {
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

  /** Keeps every process away until then. */
  public void block(MeterKey meter, Instant until, String reason) {
    try {
      ledger.block(meter, until, reason);
    } catch (SQLException failure) {
      LOG.warn("{} could not be blocked until {}: {}", meter, until, failure.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    waiting.forEach(Waiter::wake);
  }
}
