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

/** Which turn each lane has reached. */
public final class SelectLanePlaces {
  private static final String SQL = "select account_no, kind, place from lane where place > 0";

  /** Lanes at their beginning are left out. */
  public Map<LaneKey, Long> run(Connection connection) throws SQLException {
    Map<LaneKey, Long> places = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          places.put(
              new LaneKey(row.getString(1), ActionKind.of(row.getString(2))), row.getLong(3));
        }
      }
    }
    return places;
  }
}
