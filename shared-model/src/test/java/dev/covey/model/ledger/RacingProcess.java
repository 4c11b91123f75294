/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.time.CoveyClock;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process of its own that acquires on shared accounts, as fast as it can, until a moment. Says
 * how many permits it was given and did not give back.
 */
final class RacingProcess {
  static final int ACCOUNTS = 200;
  static final int HOT_ACCOUNTS = 10;
  static final int THREADS = 8;

  /** Whoever holds this advisory lock keeps the race from starting. */
  static final int START_LOCK = 4711;

  private final CombiningLedger ledger;
  private final CoveyClock clock;
  private final Duration span;
  private final AtomicLong kept = new AtomicLong();
  private final AtomicLong waited = new AtomicLong();

  private RacingProcess(CombiningLedger ledger, CoveyClock clock, Duration span) {
    this.ledger = ledger;
    this.clock = clock;
    this.span = span;
  }

  /**
   * Arguments: number, url, user, password, schema, the clock's start and speed, how long by it.
   */
  public static void main(String[] args) throws Exception {
    int number = Integer.parseInt(args[0]);
    DatabaseAccess access = new DatabaseAccess(args[1], args[2], args[3], args[4], 4);
    Instant start = Instant.parse(args[5]);
    CoveyClock clock = CoveyClock.speeded(start, start, Double.parseDouble(args[6]));
    try (Database database = new Database(access, "race-" + number);
        CombiningLedger ledger =
            CombiningLedger.start(
                database, LedgerClock.simulated(clock), ArmAttempts.NONE, LedgerMetrics.NONE)) {
      awaitStart(database);
      RacingProcess process = new RacingProcess(ledger, clock, Duration.parse(args[7]));
      process.run(number);
      System.out.println("kept " + process.kept + " waited " + process.waited);
    }
  }

  private static void awaitStart(Database database) throws Exception {
    System.out.println("ready");
    database.inTransaction(tx -> {
      try (PreparedStatement lock =
          tx.connection().prepareStatement("select pg_advisory_xact_lock_shared(?)")) {
        lock.setInt(1, START_LOCK);
        return lock.execute();
      }
    });
  }

  private void run(int number) throws Exception {
    Instant end = clock.instant().plus(span);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int lane = number * THREADS + thread;
        futures.add(threads.submit(() -> race(lane, end)));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
  }

  private Object race(int lane, Instant end) throws Exception {
    SplittableRandom random = new SplittableRandom(lane);
    while (clock.instant().isBefore(end)) {
      int account = random.nextInt(random.nextBoolean() ? HOT_ACCOUNTS : ACCOUNTS);
      List<MeterKey> gates =
          List.of(new MeterKey("account:" + account, "like"), new MeterKey("app", "writes"));
      switch (ledger.acquire(new AcquireRequest(gates, "lane:" + lane))) {
        case LedgerDecision.Granted(List<Permit> permits, _) -> conclude(random, permits);
        case LedgerDecision.Wait _ -> waited.incrementAndGet();
      }
    }
    return kept;
  }

  /** Now and then a call never leaves. */
  private void conclude(SplittableRandom random, List<Permit> permits) throws Exception {
    int back = random.nextInt(10) == 0 ? ledger.giveBack(permits) : 0;
    kept.addAndGet(permits.size() - back);
  }
}
