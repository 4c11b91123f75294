/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** One action as people see it. */
public final class SelectAction {
  private static final String SQL =
      "select "
          + ActionLine.COLUMNS
          + " from action left join action_import on action_import.id = import_id"
          + " where action.id = ?";

  public Optional<ActionLine> run(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(ActionLine.read(row)) : Optional.empty();
      }
    }
  }
}
