/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.ActionStatus;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class ReadFrameIT {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final int ROWS = 100_000;

  private Database database;
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void fill(Database given) throws SQLException {
    database = given;
    execute(
        "insert into account (account_no, credentials, created_at, updated_at)"
            + " select 'a' || n, '\\x01', '%1$s', '%1$s' from generate_series(1, 40) as n"
                .formatted(NOW));
    execute(
        "insert into lane (account_no, kind, state, opens_at)"
            + " select 'a' || n, 'like', 'open', '%s' from generate_series(1, 40) as n"
                .formatted(NOW));
    execute(
        "insert into action_import (sha256, name, campaign, rows, imported_at)"
            + " values ('1', 'f', 'spring', 1, '%1$s'), ('2', 'g', 'summer', 1, '%1$s')"
                .formatted(NOW));
  }

  private void actions(int count, int importId, String status, String settledAt)
      throws SQLException {
    execute(
        """
        insert into action (account_no, kind, target, status, created_at, settled_at, import_id,
          error, rule, look_at)
        select 'a' || 1 + n %% 40, 'like', n, '%s', '%s', %s, %d, 'X said no', 'automated-like',
          timestamptz '%s' + interval '1 hour'
        from generate_series(1, %d) as n\
        """
            .formatted(status, NOW, settledAt, importId, NOW, count));
  }

  private ReadFrame frames(Scope scope) {
    LedgerReader ledger = new LedgerReader(database, LedgerClock.simulated(() -> NOW));
    return new ReadFrame(database, ledger, scope, () -> NOW, nanos::get);
  }

  @Test
  void frame_tellsOfItsCampaignAlone() throws Exception {
    actions(5, 1, "pending", "null");
    actions(1, 1, "unknown", "null");
    actions(2, 1, "held", "null");
    actions(3, 1, "completed", "timestamptz '%s' - interval '30 seconds'".formatted(NOW));
    actions(1, 1, "failed", "timestamptz '%s' - interval '5 minutes'".formatted(NOW));
    actions(4, 2, "failed", "timestamptz '%s' - interval '5 minutes'".formatted(NOW));

    Frame spring = frames(Scope.of("spring")).read();

    assertThat(spring.count(ActionStatus.PENDING)).isEqualTo(5);
    assertThat(spring.count(ActionStatus.FAILED)).isEqualTo(1);
    assertThat(spring.settled())
        .containsExactly(new Frame.Settled(1, 3, 0, 0), new Frame.Settled(15, 3, 1, 0));
    assertThat(spring.errors()).hasSize(1).first().extracting("error").isEqualTo("X said no");
    assertThat(spring.heldByRule()).containsEntry("automated-like", 2L).hasSize(1);
    assertThat(spring.nextLook()).isEqualTo(NOW.plusSeconds(3600));
    assertThat(spring.accounts()).hasSize(5);
    assertThat(spring.accounts().getFirst().lanes().getFirst().used())
        .as("no permit was given")
        .isNotEmpty()
        .allMatch(used -> used.used() == 0);
    assertThat(spring.done()).isFalse();
    assertThat(spring.forecast().last()).as("nothing limits the first").isEqualTo(NOW);
    Frame all = frames(new Scope(null, List.of("a1", "nobody"))).read();
    assertThat(all.count(ActionStatus.FAILED)).isEqualTo(5);
    assertThat(all.accounts()).hasSize(1).first().extracting("account").isEqualTo("a1");
    assertThat(frames(Scope.of("summer")).read().done()).isTrue();
  }

  @Test
  void hundredThousandOfEach_areReadByIndexesAndWithinBounds() throws Exception {
    for (int importId = 1; importId <= 2; importId++) {
      actions(ROWS, importId, "pending", "null");
      actions(ROWS, importId, "completed", "timestamptz '%s' - n * interval '1 s'".formatted(NOW));
    }
    execute("analyze action");

    for (Scope scope : List.of(new Scope(null, List.of()), Scope.of("summer"))) {
      Map<String, Long> reads =
          database.inTransaction(tx -> {
            Map<String, Long> before = reads(tx.connection());
            QueueSnapshot snapshot = QueueSnapshot.take(tx.connection(), scope, NOW);
            assertThat(snapshot.busy()).hasSize(40);
            assertThat(snapshot.shown()).hasSize(12);
            Map<String, Long> after = reads(tx.connection());
            before.forEach((index, count) -> after.merge(index, -count, Long::sum));
            return after;
          });
      assertThat(reads.remove("whole")).as("%s", scope).isZero();
      assertThat(reads.values().stream().mapToLong(Long::longValue).sum())
          .as("pending twice, completed, and a quarter of an hour, of %s: %s", scope, reads)
          .isBetween(2L * ROWS, 3L * ROWS + 20_000);
    }
    Frame frame = frames(Scope.of("spring")).read();
    assertThat(frame.accounts()).hasSize(12);
    assertThat(frame.furtherAccounts()).isEqualTo(28);
    assertThat(frame.cutOff()).containsExactly("completed", "pending");
    assertThat(frame.forecast().last()).isNotNull();
  }

  @Test
  void forecast_isReckonedAnewOnlyNowAndThen() throws Exception {
    actions(400, 1, "pending", "null");
    ReadFrame frames = frames(Scope.of("spring"));
    Frame.Forecast first = frames.read().forecast();
    actions(4_000, 1, "pending", "null");

    assertThat(frames.read().forecast()).isEqualTo(first);
    nanos.addAndGet(15_000_000_000L);
    assertThat(frames.read().forecast().last()).isAfter(first.last());
  }

  /** What this transaction read of the table so far: rows by index, and whole readings. */
  private static Map<String, Long> reads(Connection connection) throws SQLException {
    Map<String, Long> reads = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select indexrelid::regclass::text, pg_stat_get_xact_tuples_returned(indexrelid)
                from pg_index where indrelid = 'action'::regclass
                union all
                select 'whole', seq_scan from pg_stat_xact_user_tables
                where relid = 'action'::regclass\
                """)) {
      while (row.next()) {
        reads.put(row.getString(1), row.getLong(2));
      }
    }
    return reads;
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (Statement statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
