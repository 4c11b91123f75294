/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every kind of access at once, over few meters in every order: nobody may wait in a circle. */
@ExtendWith(MigratedDatabase.class)
@Timeout(90)
class LedgerDeadlockIT {
  private static final int METERS = 12;
  private static final int CALLERS = 24;
  private static final int CALLS = 60;
  private final AtomicInteger granted = new AtomicInteger();

  @Test
  void randomGatesInRandomOrder_neverDeadlock(Database database) throws Exception {
    Policy policy = Policy.of(Duration.ZERO, Window.parse("40/100ms"));
    LedgerPolicies policies = new LedgerPolicies(database);
    policies.set(new MeterKey("account:*", "act"), policy, "test");
    List<CombiningLedger> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          CombiningLedger.start(
              database, LedgerClock.ofDatabase(), ArmAttempts.NONE, LedgerMetrics.NONE));
    }
    PruneLedger prune = new PruneLedger(database, LedgerClock.ofDatabase());
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        CombiningLedger ledger = processes.get(caller % processes.size());
        SplittableRandom random = new SplittableRandom(caller);
        futures.add(callers.submit(() -> call(ledger, random)));
      }
      for (int i = 0; i < 10; i++) {
        policies.set(new MeterKey("account:" + i, "act"), policy, "test");
        prune.round();
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      processes.forEach(CombiningLedger::close);
    }
    Books books = Books.read(database);
    books.assertNoHoles();
    books.assertKept("act", policy);
    assertThat(granted).hasPositiveValue();
    assertThat(deadlocks(database)).isZero();
  }

  private Object call(CombiningLedger ledger, SplittableRandom random) throws Exception {
    for (int i = 0; i < CALLS; i++) {
      List<MeterKey> gates = gates(random);
      if (ledger.acquire(new AcquireRequest(gates, "test"))
          instanceof LedgerDecision.Granted(List<Permit> permits, _)) {
        granted.incrementAndGet();
        switch (random.nextInt(4)) {
          case 0 -> ledger.giveBack(permits);
          case 1 -> ledger.block(gates.getFirst(), Instant.now().plusMillis(2), "429");
          default -> {}
        }
      }
    }
    return granted;
  }

  private static List<MeterKey> gates(SplittableRandom random) {
    List<MeterKey> gates = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    while (gates.size() < count) {
      MeterKey meter = new MeterKey("account:" + random.nextInt(METERS), "act");
      if (!gates.contains(meter)) {
        gates.add(meter);
      }
    }
    return gates;
  }

  private static long deadlocks(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select deadlocks from pg_stat_database where datname = current_database()")) {
      row.next();
      return row.getLong(1);
    }
  }
}
