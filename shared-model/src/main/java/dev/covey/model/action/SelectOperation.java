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

/** Reads how an operation stands. */
public final class SelectOperation {
  private static final String SQL =
      "select " + ActionOperation.COLUMNS + " from action_operation where id = ?";

  public Optional<ActionOperation> run(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(ActionOperation.read(row)) : Optional.empty();
      }
    }
  }
}
