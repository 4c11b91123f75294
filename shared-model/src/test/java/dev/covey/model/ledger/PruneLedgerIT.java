/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class PruneLedgerIT {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final MeterKey LIKES = new MeterKey("account:42", "like");
  private final SettableTime time = new SettableTime(START);
  private Database database;
  private CombiningLedger ledger;
  private PruneLedger prune;

  @BeforeEach
  void start(Database database) {
    this.database = database;
    LedgerClock clock = LedgerClock.simulated(time);
    ledger = CombiningLedger.start(database, clock, ArmAttempts.NONE, LedgerMetrics.NONE);
    prune = new PruneLedger(database, clock);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Permit grant(MeterKey meter) throws Exception {
    LedgerDecision decision = ledger.acquire(new AcquireRequest(List.of(meter), "test"));
    return ((LedgerDecision.Granted) decision).permits().getFirst();
  }

  private List<Long> kept(MeterKey meter) throws SQLException {
    return database.inTransaction(tx -> SelectNumbers.select(tx.connection(), meter));
  }

  @Test
  void permitsThatNoRuleLooksAt_areForgotten() throws Exception {
    for (int i = 0; i < 5; i++) {
      grant(LIKES);
      time.forward(Duration.ofHours(12));
    }

    assertThat(prune.round()).as("older than two days").isEqualTo(1);
    assertThat(kept(LIKES)).containsExactly(2L, 3L, 4L, 5L);
    assertThat(prune.round()).isZero();
    assertThat(grant(LIKES).number()).isEqualTo(6);
  }

  @Test
  void runningLedger_prunesByItself() throws Exception {
    grant(LIKES);
    time.forward(Duration.ofDays(3));
    grant(LIKES);
    try (CombiningLedger other =
        CombiningLedger.start(
            database,
            LedgerClock.simulated(time),
            ArmAttempts.NONE,
            LedgerMetrics.NONE,
            Duration.ofMillis(50))) {
      Awaitility.await().until(() -> kept(LIKES).equals(List.of(2L)));
      assertThat(other.waiting()).isZero();
    }
  }

  @Test
  void newestPermit_isAlwaysKept() throws Exception {
    grant(LIKES);
    grant(new MeterKey("app", "writes"));
    time.forward(Duration.ofDays(400));

    assertThat(prune.round()).isZero();
    assertThat(kept(LIKES)).containsExactly(1L);
  }

  @Test
  void givenBackDownToThePruned_numberingGoesOn() throws Exception {
    grant(LIKES);
    time.forward(Duration.ofDays(3));
    Permit second = grant(LIKES);
    assertThat(prune.round()).isEqualTo(1);

    assertThat(ledger.giveBack(List.of(second))).isEqualTo(1);
    assertThat(kept(LIKES)).isEmpty();
    assertThat(grant(LIKES).number()).isEqualTo(2);
  }

  @Test
  void longerWindowAfterPruning_errsToBeLate() throws Exception {
    for (int i = 0; i < 4; i++) {
      grant(LIKES);
      time.forward(Duration.ofHours(20));
    }
    assertThat(prune.round()).isEqualTo(2);
    Instant secondPruned = START.plus(Duration.ofHours(20));
    new LedgerPolicies(database).set(LIKES, Policy.of(Duration.ZERO, Window.parse("4/7d")), "test");

    LedgerDecision decision = ledger.acquire(new AcquireRequest(List.of(LIKES), "test"));
    assertThat(decision).isInstanceOf(LedgerDecision.Wait.class);
    assertThat(((LedgerDecision.Wait) decision).until())
        .isEqualTo(secondPruned.plus(Duration.ofDays(7)));
  }

  @Test
  void lockedMeter_isLeftForTheNextRound() throws Exception {
    grant(LIKES);
    time.forward(Duration.ofDays(3));
    grant(LIKES);

    long pruned =
        database.inTransaction(tx -> {
          try (PreparedStatement lock =
              tx.connection().prepareStatement("select id from meter for no key update")) {
            lock.execute();
          }
          return prune.round();
        });
    assertThat(pruned).isZero();
    assertThat(prune.round()).isEqualTo(1);
  }

  @Test
  void manyMeters_takeSeveralSteps() throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement meters =
            connection.prepareStatement(
                """
                with made as (
                  insert into meter (subject, kind)
                  select 'account:' || n, 'like' from generate_series(1, 1200) n returning id
                )
                insert into permit select id, n, '2026-01-01'::timestamptz, 'test'
                from made, generate_series(1, 3) n
                """)) {
      meters.execute();
      connection.commit();
    }

    assertThat(prune.step()).isEqualTo(500 * 2);
    assertThat(prune.step()).isEqualTo(500 * 2);
    assertThat(prune.step()).isEqualTo(200 * 2);
    assertThat(prune.round()).isZero();
  }

  /** The numbers of a meter's permits. */
  private static final class SelectNumbers {
    static List<Long> select(Connection connection, MeterKey meter) throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              select array(select number from permit join meter on meter.id = meter_id
                where subject = ? and kind = ? order by number)
              """)) {
        statement.setString(1, meter.subject());
        statement.setString(2, meter.kind());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return List.of((Long[]) row.getArray(1).getArray());
        }
      }
    }
  }
}
