/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Adds to the number of an import's rows that became actions. */
public final class CountImportRows {
  private static final String SQL = "update action_import set rows = rows + ? where id = ?";

  public void run(Connection connection, long importId, long added) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, added);
      statement.setLong(2, importId);
      statement.executeUpdate();
    }
  }
}
