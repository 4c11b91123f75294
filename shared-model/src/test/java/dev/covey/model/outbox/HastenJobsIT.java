/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(MigratedDatabase.class)
class HastenJobsIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  @ParameterizedTest
  @CsvSource({"Webhook, webhook", "FetchAndPersist, fetch"})
  void jobs_areHastenedAtTheCostOfTheirBeginningAlone(String type, String word, Database database)
      throws SQLException {
    execute(
        database,
        """
        insert into job (id, type, state, body, unique_key, created_at, run_at)
        select gen_random_uuid(), '%s', 'waiting', '{}',
          '%s:' || case when n <= 5 then 7 else 77 end || ':' || n, now(), '2026-12-24'
        from generate_series(1, 20000) as n
        """
            .formatted(type, word));
    execute(database, "analyze job");

    String plan = String.join("\n", explained(database, word + ":7"));
    assertThat(plan)
        .contains("Index Scan on job_keys")
        .doesNotContain("Rows Removed")
        .doesNotContain("Seq Scan");
    assertThat(texts(database, "select count(*) from job where run_at < '2026-12-01'"))
        .containsExactly("5");
  }

  private static List<String> explained(Database database, String beginning) throws SQLException {
    return database.inTransaction(tx -> {
      List<String> read = new ArrayList<>();
      try (var statement =
          tx.connection().prepareStatement("explain (analyze) " + HastenJobs.SQL)) {
        statement.setObject(1, Columns.timestamp(NOW));
        statement.setObject(2, Columns.timestamp(NOW));
        statement.setString(3, beginning);
        statement.setString(4, beginning);
        statement.setInt(5, HastenJobs.STEP);
        try (var row = statement.executeQuery()) {
          while (row.next()) {
            read.add(row.getString(1));
          }
        }
      }
      return read;
    });
  }

  private static List<String> texts(Database database, String sql) throws SQLException {
    return database.inTransaction(tx -> {
      List<String> texts = new ArrayList<>();
      try (var statement = tx.connection().createStatement();
          var row = statement.executeQuery(sql)) {
        while (row.next()) {
          texts.add(row.getString(1));
        }
      }
      return texts;
    });
  }

  private static void execute(Database database, String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
