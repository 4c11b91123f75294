/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;

/** The rows of a file that are actions already. */
public final class SelectImportedRows {
  private static final String SQL = "select row_number from action where import_id = ?";

  public BitSet run(Connection connection, long importId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, importId);
      statement.setFetchSize(10_000);
      BitSet rows = new BitSet();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.set(found.getInt(1));
        }
      }
      return rows;
    }
  }
}
