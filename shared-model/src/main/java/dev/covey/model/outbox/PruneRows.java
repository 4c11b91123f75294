/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Deletes a few rows that have been finished for long. */
public final class PruneRows {

  /** What is pruned. */
  public enum Table {
    JOB(
        "delete from job where id in (select id from job where settled_at < %s"
            + " and state in ('done', 'dropped') limit ? for update skip locked)"),
    EVENT(
        "delete from event where id in (select id from event where published_at < %s"
            + " limit ? for update skip locked)"),
    PARKING(
        "delete from parking where id in (select id from parking where resolved_at < %s"
            + " limit ? for update skip locked)");

    private final String sql;

    Table(String sql) {
      this.sql = sql.formatted("now() - ? * interval '1 ms'");
    }

    String sql() {
      return sql;
    }
  }

  /** Returns how many were deleted: fewer than {@code most} if no more are that old. */
  public int run(Connection connection, Table table, Duration age, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.sql)) {
      statement.setLong(1, age.toMillis());
      statement.setInt(2, most);
      return statement.executeUpdate();
    }
  }
}
