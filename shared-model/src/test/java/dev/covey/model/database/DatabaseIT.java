/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.SocketTimeoutException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class DatabaseIT {

  @Test
  void firstTransactionThatFails_doesNotTakeTheSchemaWithIt(Database migrated) throws SQLException {
    try (Database database = new Database(migrated.access().withPoolSize(1), "fresh")) {
      assertThatThrownBy(() ->
              database.inTransaction(transaction -> {
                throw new SQLException("on purpose");
              }))
          .hasMessage("on purpose");

      assertThat(countProfiles(database)).isZero();
    }
  }

  @Test
  void readers_canNeitherWriteNorTakeForever(Database migrated) throws SQLException {
    try (Database readers =
        Database.forReading(migrated.access().withPoolSize(1), "readers", Duration.ofMillis(200))) {
      assertThatThrownBy(() -> run(readers, "delete from profile"))
          .hasMessageContaining("read-only transaction");
      assertThatThrownBy(() -> run(readers, "select pg_sleep(60)"))
          .hasMessageContaining("statement timeout");

      assertThat(countProfiles(readers)).as("goes on after it failed").isZero();
      assertThat(show(readers, "statement_timeout")).isEqualTo("200ms");
      assertThat(show(readers, "plan_cache_mode")).isEqualTo("force_custom_plan");
      assertThat(show(readers, "transaction_isolation")).isEqualTo("repeatable read");
    }
  }

  private static boolean run(Database database, String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  private static String show(Database database, String setting) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement();
          ResultSet row = statement.executeQuery("show " + setting)) {
        row.next();
        return row.getString(1);
      }
    });
  }

  @Test
  void afterCommit_runsAfterACommitAndNeverAfterARollback(Database database) throws SQLException {
    List<String> said = new ArrayList<>();

    database.inTransaction(transaction -> {
      transaction.afterCommit(() -> said.add("committed"));
      return null;
    });
    assertThatThrownBy(() ->
            database.inTransaction(transaction -> {
              transaction.afterCommit(() -> said.add("rolled back"));
              throw new SQLException("on purpose");
            }))
        .isInstanceOf(SQLException.class);

    assertThat(said).containsExactly("committed");
  }

  @Test
  void serverThatNeverAnswers_isGivenUp(Database migrated) {
    try (Database database =
        new Database(migrated.access().withPoolSize(1), "impatient", Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> sleep(database))
          .isInstanceOf(SQLException.class)
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void services_waitAMinuteForAnAnswer(Database migrated) throws SQLException {
    try (Database database = new Database(migrated.access(), "service")) {
      HikariDataSource pool = database.dataSource().unwrap(HikariDataSource.class);
      assertThat(pool.getDataSourceProperties())
          .containsEntry("socketTimeout", "60")
          .containsEntry("tcpKeepAlive", "true");
    }
  }

  private static Object sleep(Database database) throws SQLException {
    return database.inTransaction(
        transaction -> transaction.connection().createStatement().execute("select pg_sleep(30)"));
  }

  private static long countProfiles(Database database) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement();
          ResultSet row = statement.executeQuery("select count(*) from profile")) {
        row.next();
        return row.getLong(1);
      }
    });
  }
}
