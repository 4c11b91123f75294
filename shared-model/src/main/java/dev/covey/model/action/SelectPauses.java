/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Which kinds a person has stopped for all accounts, and why. */
public final class SelectPauses {
  private static final String SQL = "select kind, reason from action_pause";

  /** By the column's name of the kind; {@link PauseKind#EVERY} stands for all. */
  public Map<String, String> run(Connection connection) throws SQLException {
    Map<String, String> pauses = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        pauses.put(row.getString(1), row.getString(2));
      }
    }
    return pauses;
  }
}
