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

  private static final String AT_MOST =
      "select count(*) from (select from action where "
          + ActionFilter.WHERE
          + " limit ?) as counted";

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

  /** How many match, counted no further than {@code most}: of very many that is enough to know. */
  public long atMost(Connection connection, ActionFilter filter, long most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AT_MOST)) {
      filter.bind(statement, 1);
      statement.setLong(1 + ActionFilter.PARAMETERS, most);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
