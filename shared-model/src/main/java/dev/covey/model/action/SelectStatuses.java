/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** How these actions stand; those that are not there are left out. */
public final class SelectStatuses {
  static final String SQL = "select id, status from action where id = any (?)";

  public Map<Long, ActionStatus> run(Connection connection, long[] ids) throws SQLException {
    Map<Long, ActionStatus> statuses = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          statuses.put(row.getLong(1), ActionStatus.of(row.getString(2)));
        }
      }
    }
    return statuses;
  }
}
