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
import java.util.ArrayList;
import java.util.List;

/**
 * Takes lanes that are open, those first that have been so for longest, and leaves those that
 * another dispatcher has taken. None while the app is stopped. What is in them must be looked at by
 * a later statement: only that one surely sees all that was there when the lane was locked.
 */
public final class LockOpenLanes {
  private static final String SQL =
      """
      select account_no, kind from lane
      where state = 'open' and opens_at <= ?
        and not exists (select from app_stop where until > ?)
      order by opens_at
      limit ?
      for update skip locked\
      """;

  public List<LaneKey> run(Connection connection, Instant now, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      statement.setInt(3, most);
      List<LaneKey> lanes = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          lanes.add(new LaneKey(row.getString(1), ActionKind.of(row.getString(2))));
        }
      }
      return lanes;
    }
  }
}
