/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which replies of the same account, and which reposts of others, these tweets have already, or are
 * about to have: one of each, and none that failed or was cancelled. One look-up by index for each.
 */
public final class SelectAimed {
  private static final String SQL =
      """
      select found.id, found.account_no, found.kind, found.target
      from (
        select distinct target, kind, account_no
        from unnest(?::bigint[], ?::text[], ?::text[]) as wanted (target, kind, account_no)
      ) asked
      cross join lateral (
        select id, account_no, kind, target from action
        where action.target = asked.target and action.kind = asked.kind
          and action.kind in ('retweet', 'reply') and status not in ('failed', 'cancelled')
          and (action.kind = 'reply') = (action.account_no = asked.account_no)
        limit 1
      ) found\
      """;

  /** An action and what it is aimed at. */
  public record Aimed(long action, LaneKey lane, long target) {}

  /** With the lane that asks about the tweet at the same place. */
  public List<Aimed> run(Connection connection, List<Long> targets, List<LaneKey> lanes)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, connection.createArrayOf("bigint", targets.toArray()));
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", lanes.stream().map(lane -> lane.kind().column()).toArray()));
      statement.setArray(3, LaneColumns.accounts(connection, lanes));
      List<Aimed> aimed = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          LaneKey lane =
              new LaneKey(row.getString("account_no"), ActionKind.of(row.getString("kind")));
          aimed.add(new Aimed(row.getLong("id"), lane, row.getLong("target")));
        }
      }
      return aimed;
    }
  }
}
