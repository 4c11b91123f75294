/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import dev.covey.model.ledger.MeterKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Lets the lanes that pass a meter ask again now: whatever else they wait for puts them to sleep
 * again, with its own reason.
 */
public final class WakeLanes {
  private static final String SQL =
      """
      update lane set opens_at = ?, reason = null, not_due = false
      where state = 'open' and opens_at > ?
        and (? or ? and kind = 'dm'
          or 'account:' || account_no = ?
            and (? in (kind, 'me', 'look', 'media') or ? and kind in ('reply', 'quote', 'post')))\
      """;

  /** Returns how many there were. */
  public int run(Connection connection, MeterKey meter, Instant now) throws SQLException {
    int woken;
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      statement.setBoolean(3, meter.equals(LaneKey.APP_WRITES));
      statement.setBoolean(4, meter.equals(LaneKey.APP_MESSAGES));
      statement.setString(5, meter.subject());
      statement.setString(6, meter.kind());
      statement.setBoolean(7, meter.kind().equals("posts"));
      woken = statement.executeUpdate();
    }
    new NotifyLanes().run(connection);
    return woken;
  }
}
