/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an import asks about a row costs the same in a table of any size, with statistics or not.
 */
@ExtendWith(MigratedDatabase.class)
class LookUpPlansIT {
  private static final long[] KEYS = LongStream.range(0, 500).toArray();
  private Database database;

  /** Sets what a statement asks for. */
  private interface Binding {
    void set(PreparedStatement statement) throws SQLException;
  }

  @BeforeEach
  void fill(Database database) throws Exception {
    this.database = database;
    run(
        """
        insert into action (account_no, kind, status, created_at, same_key, words_key)
        select 'a' || number % 7, 'post', 'pending', now(), number, number
        from generate_series(1, 20000) number\
        """);
  }

  private void run(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  private String plan(String sql, Binding binding) throws SQLException {
    return database.inTransaction(tx -> {
      new LookUpByIndex().run(tx.connection());
      StringBuilder plan = new StringBuilder();
      try (PreparedStatement statement =
          tx.connection().prepareStatement("explain (analyze, timing off) " + sql)) {
        binding.set(statement);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            plan.append(row.getString(1)).append('\n');
          }
        }
      }
      return plan.toString();
    });
  }

  private void usesOnly(String index, String sql, Binding binding) throws Exception {
    for (boolean statistics : new boolean[] {false, true}) {
      if (statistics) {
        run("analyze action");
      }
      assertThat(plan(sql, binding))
          .contains(index)
          .doesNotContain("Seq Scan on action")
          .doesNotContain("Hash Join");
    }
  }

  @Test
  void sameActions_areFoundByTheirKey() throws Exception {
    usesOnly("action_same", SelectSameActions.SQL, statement -> statement.setObject(1, KEYS));
  }

  @Test
  void sameWords_areFoundByTheirKey() throws Exception {
    usesOnly(
        "action_words",
        SelectSameWords.SQL,
        statement -> {
          statement.setObject(1, KEYS);
          statement.setArray(
              2,
              Columns.texts(
                  statement.getConnection(), Stream.generate(() -> "a1").limit(KEYS.length)));
          statement.setObject(3, Columns.timestamp(Instant.EPOCH));
        });
  }

  @Test
  void statuses_areFoundById() throws Exception {
    usesOnly("action_pkey", SelectStatuses.SQL, statement -> statement.setObject(1, KEYS));
  }

  @Test
  void pending_isCountedInItsLane() throws Exception {
    usesOnly(
        "action_pending",
        CountPending.SQL,
        statement -> {
          statement.setArray(1, Columns.texts(statement.getConnection(), Stream.of("a1", "a2")));
          statement.setArray(
              2, Columns.texts(statement.getConnection(), Stream.of("post", "post")));
          statement.setInt(3, 1_000);
        });
  }

  @Test
  void lookUps_answerWhatTheyAreAsked() throws Exception {
    run("update action set status = 'failed' where same_key = 3");
    database.inTransaction(tx -> {
      assertThat(new SelectSameActions().run(tx.connection(), new long[] {2, 3, 99_999}))
          .satisfies(ids -> assertThat(ids[0]).isPositive())
          .endsWith(0, 0);
      List<SelectSameWords.@Nullable Said> said =
          new SelectSameWords()
              .run(
                  tx.connection(),
                  new long[] {1, 1, 99_999},
                  List.of("a1", "a2", "a3"),
                  Instant.EPOCH);
      assertThat(said.getFirst()).isNull();
      assertThat(Objects.requireNonNull(said.get(1)).account()).isEqualTo("a1");
      assertThat(said.get(2)).isNull();
      LaneKey lane = new LaneKey("a1", ActionKind.POST);
      assertThat(new CountPending().run(tx.connection(), List.of(lane), 10))
          .containsEntry(lane, 10);
      return tx;
    });
  }
}
