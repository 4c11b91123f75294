/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Takes rows of an import out again, in its own transaction. */
final class DeleteRows {
  private static final String SQL =
      "delete from action where import_id = ? and row_number = any (?) and id > ?";

  void run(Connection connection, long importId, int[] rows, long after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, importId);
      statement.setObject(2, rows);
      statement.setLong(3, after);
      statement.executeUpdate();
    }
  }
}
