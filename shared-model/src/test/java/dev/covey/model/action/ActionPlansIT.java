/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGStatement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of all actions costs what its limit allows, however many there are. */
@ExtendWith(MigratedDatabase.class)
class ActionPlansIT {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final int MOST = 200;

  /** The table has some thousands. */
  private static final long MOST_BLOCKS = 700;

  private static final String EXPLAIN = "explain (analyze, buffers, format json) ";

  private static Database database;

  /** The oldest are done, the newest wait: where a scan from the front would find nothing. */
  @BeforeAll
  static void store(Database database) throws SQLException {
    ActionPlansIT.database = database;
    execute(
        """
        insert into action (account_no, kind, target, status, created_at, settled_at)
        select 'account' || n % 20, 'like', n,
          case when n > 100000 then 'pending' when n % 50 = 0 then 'failed'
            when n % 70 = 0 then 'held' else 'completed' end,
          now(),
          case when n <= 100000 and n % 70 > 0
            then '2026-11-20T10:00:00Z'::timestamptz - (100000 - n) * interval '1 second' end
        from generate_series(1, 120000) as n\
        """);
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("vacuum (analyze) action");
    }
  }

  private static void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  @FunctionalInterface
  private interface Question {
    PreparedStatement in(Connection connection) throws SQLException;
  }

  private static void assertBounded(Question question) throws SQLException {
    String plan =
        database.inTransaction(tx -> {
          String sql;
          try (PreparedStatement statement = question.in(tx.connection())) {
            // of the driver: with its values in it
            sql = statement.unwrap(PGStatement.class).toString();
          }
          try (PreparedStatement explain = tx.connection().prepareStatement(EXPLAIN + sql)) {
            return plan(explain);
          }
        });
    assertThat(blocks(plan)).as(plan).isLessThan(MOST_BLOCKS);
  }

  private static String plan(PreparedStatement explain) throws SQLException {
    try (ResultSet row = explain.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private static long blocks(String plan) {
    JsonNode root = JsonMapper.shared().readTree(plan).get(0).get("Plan");
    return root.get("Shared Hit Blocks").asLong() + root.get("Shared Read Blocks").asLong();
  }

  @Test
  void standings_goAlongIndexes() throws SQLException {
    assertBounded(connection -> CountStandings.prepare(connection, MOST));

    List<CountStandings.Standing> standings =
        database.inTransaction(tx -> new CountStandings().run(tx.connection(), MOST));
    assertThat(standings)
        .hasSize(4)
        .allSatisfy(standing -> assertThat(standing.actions()).isEqualTo(MOST));
  }

  /** A thousand wait in it: to sort them would take ten times as many blocks. */
  @Test
  void dispatch_findsTheHeadOfALaneHoweverLongItIs() throws SQLException {
    LaneKey lane = new LaneKey("account7", ActionKind.LIKE);
    String plan =
        database.inTransaction(tx -> {
          new LookUpByIndex().run(tx.connection());
          try (PreparedStatement explain =
              tx.connection().prepareStatement(EXPLAIN + DispatchActions.SQL)) {
            DispatchActions.bind(explain, List.of(lane), NOW);
            return plan(explain);
          }
        });
    assertThat(blocks(plan)).as(plan).isLessThan(40);
  }

  @Test
  void settledLately_isReadByTime() throws SQLException {
    Instant since = NOW.minus(Duration.ofMinutes(2));
    assertBounded(connection -> CountSettled.prepare(connection, since, MOST));

    var counts = database.inTransaction(tx -> new CountSettled().run(tx.connection(), since, MOST));
    assertThat(counts.get(ActionStatus.COMPLETED)).isBetween(100L, 121L);
    assertThat(counts.get(ActionStatus.CANCELLED)).isZero();
  }
}
