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
import org.jspecify.annotations.Nullable;

/** Opens the stopped lanes that nothing stops any more; the others say what still does. */
public final class ReopenLanes {
  private static final String SQL =
      """
      with looked as (
        update lane set
          state = case when stops.why is null then 'open' else 'stopped' end,
          opens_at = case when stops.why is null then ? else lane.opens_at end,
          reason = stops.why
        from lane seen cross join lateral why_lane_stops(seen.account_no, seen.kind) stops (why)
        where lane.account_no = seen.account_no and lane.kind = seen.kind
          and lane.state = 'stopped' and (?::text is null or lane.account_no = ?)
        returning lane.state
      )
      select count(*) from looked where state = 'open'\
      """;

  /**
   * Returns how many there were.
   *
   * @param account null for those of every account
   */
  public int run(Connection connection, @Nullable String account, Instant now) throws SQLException {
    int opened;
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setString(2, account);
      statement.setString(3, account);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        opened = row.getInt(1);
      }
    }
    new NotifyLanes().run(connection);
    return opened;
  }
}
