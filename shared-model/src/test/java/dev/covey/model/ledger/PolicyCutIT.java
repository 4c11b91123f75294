/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.ledger.MeterReport.UsedPermit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Limits edited under load: every permit is given by the old ones or by the new ones, by its time.
 */
@ExtendWith(MigratedDatabase.class)
@Timeout(60)
class PolicyCutIT {
  private static final MeterKey SCOPE = new MeterKey("account:*", "act");
  private static final List<MeterKey> METERS =
      List.of(
          new MeterKey("account:1", "act"),
          new MeterKey("account:2", "act"),
          new MeterKey("account:3", "act"));
  private static final Policy LOOSE = Policy.of(Duration.ofMillis(1), Window.parse("500/1s"));
  private static final Policy STRICT = Policy.of(Duration.ofMillis(150), Window.parse("4/1s"));

  @Test
  void everyPermitAfterAnEditObeysIt(Database database) throws Exception {
    LedgerPolicies policies = new LedgerPolicies(database);
    policies.set(SCOPE, LOOSE, "test");
    AtomicBoolean stop = new AtomicBoolean();
    List<CombiningLedger> processes = List.of(start(database), start(database));
    Instant cut;
    Instant loosened;
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (int caller = 0; caller < 12; caller++) {
        CombiningLedger ledger = processes.get(caller % 2);
        MeterKey meter = METERS.get(caller % METERS.size());
        futures.add(callers.submit(() -> acquire(ledger, meter, stop)));
      }
      awaitPermits(database, Instant.EPOCH, 200);
      cut = policies.set(SCOPE, STRICT, "test").editedAt();
      awaitPermits(database, cut, 12);
      loosened = policies.set(SCOPE, LOOSE, "test").editedAt();
      awaitPermits(database, loosened, 100);
      stop.set(true);
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      stop.set(true);
      processes.forEach(CombiningLedger::close);
    }
    Books books = Books.read(database);
    books.assertNoHoles();
    books.assertKept("act", LOOSE);
    METERS.forEach(meter -> assertStrict(books.of(meter), cut, loosened));
  }

  private static CombiningLedger start(Database database) {
    return CombiningLedger.start(
        database, LedgerClock.ofDatabase(), ArmAttempts.NONE, LedgerMetrics.NONE);
  }

  private static Object acquire(CombiningLedger ledger, MeterKey meter, AtomicBoolean stop)
      throws Exception {
    while (!stop.get()) {
      ledger.acquire(new AcquireRequest(List.of(meter), "test"));
    }
    return meter;
  }

  private static void awaitPermits(Database database, Instant from, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            METERS.stream()
                    .flatMap(meter -> uncheckedOf(database, meter).stream())
                    .filter(permit -> permit.at().isAfter(from))
                    .count()
                >= count);
  }

  private static List<UsedPermit> uncheckedOf(Database database, MeterKey meter) {
    try {
      return Books.read(database).of(meter);
    } catch (java.sql.SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The strict rules look back over the cut: what was given before it counts too. */
  private static void assertStrict(List<UsedPermit> permits, Instant cut, Instant loosened) {
    for (int i = 4; i < permits.size(); i++) {
      Instant at = permits.get(i).at();
      if (at.isAfter(cut) && at.isBefore(loosened)) {
        assertThat(Duration.between(permits.get(i - 1).at(), at))
            .isGreaterThanOrEqualTo(STRICT.minimumInterval());
        assertThat(Duration.between(permits.get(i - 4).at(), at))
            .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
      }
    }
  }
}
