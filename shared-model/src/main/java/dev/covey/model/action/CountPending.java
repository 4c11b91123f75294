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
import java.util.List;
import java.util.Map;

/** How many actions wait in lanes, by their index and up to a bound for each. */
public final class CountPending {
  static final String SQL =
      """
      select lane.account_no, lane.kind, waiting.count
      from unnest(?::text[], ?::text[]) as lane (account_no, kind)
      cross join lateral (
        select count(*) from (
          select from action
          where action.account_no = lane.account_no and action.kind = lane.kind
            and status = 'pending'
          limit ?
        ) one
      ) waiting\
      """;

  public Map<LaneKey, Integer> run(Connection connection, List<LaneKey> lanes, int most)
      throws SQLException {
    Map<LaneKey, Integer> counts = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, LaneColumns.accounts(connection, lanes));
      statement.setArray(2, LaneColumns.kinds(connection, lanes));
      statement.setInt(3, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(new LaneKey(row.getString(1), ActionKind.of(row.getString(2))), row.getInt(3));
        }
      }
    }
    return counts;
  }
}
