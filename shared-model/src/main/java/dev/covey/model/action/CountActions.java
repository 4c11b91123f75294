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
import java.util.Set;

/** How many actions match and stand at one of these. */
public final class CountActions {
  private static final String SQL =
      "select count(*) from action where status = any(?) and " + ActionFilter.WHERE;

  public long run(Connection connection, ActionFilter filter, Set<ActionStatus> standing)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.texts(connection, standing.stream().map(ActionStatus::column)));
      filter.bind(statement, 2);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
