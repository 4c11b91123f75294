/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the actions of a span of ids that match, the oldest first: its cost is that of the span.
 */
public final class SelectActionsAfter {
  private static final String SQL =
      "select "
          + ActionLine.COLUMNS
          + " from action left join action_import on action_import.id = import_id"
          + " where action.id > ? and action.id <= ? and "
          + ActionFilter.WHERE
          + " order by action.id limit ?";

  /** Those after {@code from}, up to {@code upto} itself. */
  public List<ActionLine> run(
      Connection connection, ActionFilter filter, long from, long upto, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, from);
      statement.setLong(2, upto);
      filter.bind(statement, 3);
      statement.setInt(3 + ActionFilter.PARAMETERS, limit);
      List<ActionLine> actions = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          actions.add(ActionLine.read(row));
        }
      }
      return actions;
    }
  }
}
