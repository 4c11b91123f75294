/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an import that an earlier row, or an action that is not called off, does already. */
final class SelectDuplicates {
  /** A fresh copy has no statistics yet: a plan row by row would read the whole table for each. */
  private static final String PLAN = "set local enable_nestloop = off";

  private static final String SQL =
      """
      with added as materialized (
        select id, account_no, kind, target, row_number,
          min(row_number) over (partition by account_no, kind, target) as first_row
        from action where import_id = ? and id > ?
      ), earlier as materialized (
        select account_no, kind, target, max(id) as id
        from action
        where (import_id is distinct from ? or id <= ?)
          and status not in ('failed', 'cancelled')
        group by account_no, kind, target
      )
      select added.row_number, added.first_row, added.target, earlier.id
      from added left join earlier using (account_no, kind, target)
      where added.row_number <> added.first_row or earlier.id is not null
      order by added.row_number\
      """;

  /** A row that is one too many; {@code earlier} is the action that does it already. */
  record Duplicate(int row, int firstRow, long target, @Nullable Long earlier) {}

  List<Duplicate> run(Connection connection, long importId, long after) throws SQLException {
    try (Statement plan = connection.createStatement()) {
      plan.execute(PLAN);
    }
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, importId);
      statement.setLong(2, after);
      statement.setLong(3, importId);
      statement.setLong(4, after);
      List<Duplicate> duplicates = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long earlier = row.getLong(4);
          boolean none = row.wasNull();
          duplicates.add(
              new Duplicate(row.getInt(1), row.getInt(2), row.getLong(3), none ? null : earlier));
        }
      }
      return duplicates;
    }
  }
}
