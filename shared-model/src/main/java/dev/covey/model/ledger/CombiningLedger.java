/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The account ledger over Postgres. Callers that ask at the same time share a transaction: a few
 * threads each gather what has come in, decide it all at once, and commit, so that the cost of
 * locks, round trips and the disk is per batch. A request that cannot be written does not fail its
 * neighbours. It also forgets permits that no rule looks at any more. Closing answers those who
 * still wait, and leaves the database open. Safe for many threads.
 */
public final class CombiningLedger implements AccountLedger {
  private static final int COMBINERS = 3;
  private static final int LARGEST_BATCH = 256;
  private static final Duration PRUNE_EVERY = Duration.ofMinutes(5);

  private final Database database;
  private final LedgerClock clock;
  private final LedgerMetrics metrics;
  private final List<Combiner> combiners = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final PruneUntilClosed pruneUntilClosed;
  private final Thread pruning;

  private CombiningLedger(
      Database database, LedgerClock clock, LedgerMetrics metrics, Duration pruneEvery) {
    this.database = database;
    this.clock = clock;
    this.metrics = metrics;
    this.pruneUntilClosed = new PruneUntilClosed(new PruneLedger(database, clock), pruneEvery);
    this.pruning = Thread.ofPlatform().daemon().name("ledger-prune").unstarted(pruneUntilClosed);
  }

  /**
   * Takes three connections of the pool while it is busy, none while it is not, and one more while
   * it prunes, every few minutes.
   */
  public static CombiningLedger start(
      Database database, LedgerClock clock, ArmAttempts armAttempts, LedgerMetrics metrics) {
    return start(database, clock, armAttempts, metrics, PRUNE_EVERY);
  }

  static CombiningLedger start(
      Database database,
      LedgerClock clock,
      ArmAttempts armAttempts,
      LedgerMetrics metrics,
      Duration pruneEvery) {
    CombiningLedger ledger = new CombiningLedger(database, clock, metrics, pruneEvery);
    PolicyCache policies = new PolicyCache();
    for (int i = 1; i <= COMBINERS; i++) {
      Combiner combiner =
          new Combiner(new DecideBatch(database, policies, clock, armAttempts), LARGEST_BATCH);
      ledger.combiners.add(combiner);
      ledger.threads.add(Thread.ofPlatform().daemon().name("ledger-" + i).start(combiner));
    }
    ledger.pruning.start();
    ledger.threads.add(ledger.pruning);
    return ledger;
  }

  /**
   * {@inheritDoc}
   *
   * <p>An interrupt before the request is taken up ends the wait with nothing taken. After that the
   * answer is awaited, since permits may already be the caller's, and the thread stays interrupted.
   * Where it throws SQLException it may be unknown whether permits were taken; if so they count,
   * and an attempt was armed that nobody will use.
   */
  @Override
  public LedgerDecision acquire(AcquireRequest request) throws SQLException, InterruptedException {
    long start = System.nanoTime();
    PendingAcquire pending = new PendingAcquire(request);
    // those that share a gate meet in one batch, instead of waiting for each other's locks
    int combiner = Math.floorMod(request.gates().getLast().hashCode(), combiners.size());
    combiners.get(combiner).submit(pending);
    try {
      LedgerDecision decision = pending.await();
      count(request, decision);
      return decision;
    } catch (SQLException | RuntimeException failure) {
      metrics.failed();
      throw failure;
    } finally {
      metrics.acquired(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private void count(AcquireRequest request, LedgerDecision decision) {
    switch (decision) {
      case LedgerDecision.Granted _ ->
          request.gates().forEach(gate -> metrics.granted(gate.kind()));
      case LedgerDecision.Wait(Instant _, MeterKey meter, BindingRule rule) ->
          metrics.waited(meter.kind(), rule.name());
    }
  }

  /** How many callers wait for a transaction to take up their request. */
  int waiting() {
    return combiners.stream().mapToInt(Combiner::waiting).sum();
  }

  @Override
  public void landed(List<Permit> permits) throws SQLException {
    database.inTransaction(transaction -> {
      landed(transaction, permits);
      return permits;
    });
  }

  @Override
  public void landed(Transaction transaction, List<Permit> permits) throws SQLException {
    for (Permit permit : permits) {
      transaction.together(
          Permit.class, permit, (tx, all) -> LandPermits.land(tx.connection(), all, clock));
    }
  }

  @Override
  public int giveBack(List<Permit> permits) throws SQLException {
    return database.inTransaction(tx -> GiveBackPermits.giveBack(tx.connection(), permits));
  }

  @Override
  public void block(MeterKey meter, Instant until, String reason) throws SQLException {
    database.inTransaction(tx -> {
      block(tx, meter, until, reason);
      return meter;
    });
  }

  @Override
  public void block(Transaction transaction, MeterKey meter, Instant until, String reason)
      throws SQLException {
    InsertMeters.insert(transaction.connection(), List.of(meter));
    BlockMeter.block(transaction.connection(), meter, until, reason);
  }

  @Override
  public void close() {
    combiners.forEach(Combiner::close);
    pruneUntilClosed.close();
    pruning.interrupt();
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
