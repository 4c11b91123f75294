/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How many actions were settled since a moment, by how; of each no more than a limit. */
public final class CountSettled {
  private static final String SQL =
      """
      select ended.status, (
        select count(*) from (
          select from action where action.status = ended.status and settled_at >= ? limit ?
        ) as counted)
      from (values ('completed'), ('failed'), ('cancelled')) as ended (status)\
      """;

  public Map<ActionStatus, Long> run(Connection connection, Instant since, long most)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, since, most)) {
      Map<ActionStatus, Long> counts = new EnumMap<>(ActionStatus.class);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(ActionStatus.of(row.getString(1)), row.getLong(2));
        }
      }
      return counts;
    }
  }

  static PreparedStatement prepare(Connection connection, Instant since, long most)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(SQL);
    statement.setObject(1, Columns.timestamp(since));
    statement.setLong(2, most);
    return statement;
  }
}
