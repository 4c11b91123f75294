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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The files of an action that X has already, by their position, as far as it still has them. */
public final class SelectUploads {
  private static final String SQL =
      "select position, media_id from action_upload where action_id = ? and expires_at > ?";

  public Map<Integer, String> run(Connection connection, long actionId, Instant until)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, actionId);
      statement.setObject(2, Columns.timestamp(until));
      Map<Integer, String> uploads = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          uploads.put(row.getInt(1), row.getString(2));
        }
      }
      return uploads;
    }
  }
}
