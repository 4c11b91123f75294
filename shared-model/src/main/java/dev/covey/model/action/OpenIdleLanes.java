/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Opens the lanes that have just been given actions, making those that are new. A lane that only
 * sleeps because its next action is not due yet opens too; one that sleeps because of a limit does
 * not. Runs after the actions are in and in their transaction: it locks the lanes until the commit,
 * also those that it leaves as they are, so that nobody finds a lane empty and calls it idle in
 * between.
 */
public final class OpenIdleLanes {
  private static final String SQL =
      """
      insert into lane (account_no, kind, state, opens_at, reason)
      select account.account_no, new.kind,
        case when stops.why is null then 'open' else 'stopped' end, ?, stops.why
      from unnest(?, ?) as new (account_no, kind) join account using (account_no)
      cross join lateral why_lane_stops(new.account_no, new.kind) stops (why)
      order by 1, 2
      on conflict (account_no, kind) do update
      set state = excluded.state, opens_at = excluded.opens_at, reason = excluded.reason,
        not_due = false
      where lane.state = 'idle' or (lane.not_due and lane.opens_at > excluded.opens_at)\
      """;

  public void run(Connection connection, Collection<LaneKey> lanes, Instant now)
      throws SQLException {
    List<LaneKey> ordered =
        lanes.stream()
            .distinct()
            .sorted(Comparator.comparing(LaneKey::account).thenComparing(LaneKey::kind))
            .toList();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setArray(2, LaneColumns.accounts(connection, ordered));
      statement.setArray(3, LaneColumns.kinds(connection, ordered));
      statement.executeUpdate();
    }
    new NotifyLanes().run(connection);
  }
}
