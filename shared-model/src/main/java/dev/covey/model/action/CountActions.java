/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** How many actions there are of each status; reads the whole table. */
public final class CountActions {
  private static final String SQL = "select status, count(*) from action group by status";

  public Map<ActionStatus, Long> run(Connection connection) throws SQLException {
    Map<ActionStatus, Long> counts = new EnumMap<>(ActionStatus.class);
    for (ActionStatus status : ActionStatus.values()) {
      counts.put(status, 0L);
    }
    try (PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counts.put(ActionStatus.of(row.getString(1)), row.getLong(2));
      }
    }
    return counts;
  }
}
