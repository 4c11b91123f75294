/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class PruneRowsIT {
  private static final int DAYS = 10;
  private static final int PER_DAY = 2_000;

  /** What a look for old rows may cost once they are gone: far less than all pages. */
  private static final long FEW = 20;

  /**
   * Rows come and go for days, and new ones take the places of old ones: then nothing is old, and
   * seeing so must not cost a look at every row.
   */
  @Test
  void nothingLeftToPrune_costsNoLookAtEveryRow(Database database) throws SQLException {
    database.inTransaction(tx -> {
      run(tx.connection(), "set local synchronous_commit = off");
      fill(tx.connection());
      return tx;
    });
    for (PruneRows.Table table : PruneRows.Table.values()) {
      int pruned =
          database.inTransaction(
              tx -> new PruneRows().run(tx.connection(), table, Duration.ofDays(7), 100_000));
      assertThat(pruned).as("pruned of %s", table).isEqualTo((DAYS - 7) * PER_DAY);
    }
    vacuum(database);
    database.inTransaction(tx -> {
      for (PruneRows.Table table : PruneRows.Table.values()) {
        assertThat(pagesRead(tx.connection(), table)).as("pages of %s", table).isLessThan(FEW);
      }
      return tx;
    });
  }

  /** Days are mixed on every page, as they are where new rows take the places of old ones. */
  private static void fill(Connection connection) throws SQLException {
    String rows = " from generate_series(1, %d) n".formatted(DAYS * PER_DAY);
    String at = " now() - interval '1 hour' - (n %% %d) * interval '1 day'".formatted(DAYS);
    run(
        connection,
        "insert into job (id, type, state, body, created_at, run_at, settled_at)"
            + " select gen_random_uuid(), 'action', 'done', 'body', now(), now(),"
            + at
            + rows);
    run(
        connection,
        "insert into event (id, type, body, handed_at, published_at)"
            + " select gen_random_uuid(), 'action-settled', 'body', now(),"
            + at
            + rows);
    run(
        connection,
        "insert into parking (kind, queue, reason, cause, attempts, headers, resolved_at)"
            + " select 'rejected', 'q', 'r', 'c', 1, '',"
            + at
            + rows);
  }

  private static long pagesRead(Connection connection, PruneRows.Table table) throws SQLException {
    String explain = "explain (analyze, buffers, format json) " + table.sql();
    try (var statement = connection.prepareStatement(explain)) {
      statement.setLong(1, Duration.ofDays(7).toMillis());
      statement.setInt(2, 2_000);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        String plan = row.getString(1);
        return number(plan, "Shared Hit Blocks") + number(plan, "Shared Read Blocks");
      }
    }
  }

  /** The first one in the plan, which is that of the whole statement. */
  private static long number(String plan, String name) {
    String after = plan.substring(plan.indexOf('"' + name + "\": ") + name.length() + 4);
    return Long.parseLong(after.substring(0, after.indexOf(',')).strip());
  }

  private static void vacuum(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(true);
      run(connection, "vacuum analyze job");
      run(connection, "vacuum analyze event");
      run(connection, "vacuum analyze parking");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
