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

/** Reads a page of actions, the newest first. */
public final class SelectActions {
  private static final String SQL =
      "select "
          + ActionLine.COLUMNS
          + " from action left join action_import on action_import.id = import_id"
          + " where "
          + ActionFilter.WHERE
          + " order by action.id desc offset ? limit ?";

  public List<ActionLine> run(Connection connection, ActionFilter filter, int skip, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      filter.bind(statement, 1);
      statement.setInt(1 + ActionFilter.PARAMETERS, skip);
      statement.setInt(2 + ActionFilter.PARAMETERS, limit);
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
