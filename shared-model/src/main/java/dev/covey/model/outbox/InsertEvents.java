/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Inserts events in one statement; those not handed to the broker at once are due for a sweep. */
final class InsertEvents {
  private static final String SQL =
      """
      insert into event (id, type, body, handed_at)
      select id, type, body, case when ? then now() else '-infinity' end
      from unnest(?::uuid[], ?::text[], ?::text[]) as new (id, type, body)\
      """;

  /** One row to be. */
  record Row(UUID id, String type, String body) {}

  void run(Connection connection, boolean handed, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setBoolean(1, handed);
      statement.setArray(2, Columns.uuids(connection, rows.stream().map(Row::id)));
      statement.setArray(3, Columns.texts(connection, rows.stream().map(Row::type)));
      statement.setArray(4, Columns.texts(connection, rows.stream().map(Row::body)));
      statement.executeUpdate();
    }
  }
}
