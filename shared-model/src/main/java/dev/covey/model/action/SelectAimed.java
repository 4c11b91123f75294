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
 * Who replies to or reposts these tweets already, or is about to: those that failed or were
 * cancelled do not count. One look-up by index for each.
 */
public final class SelectAimed {
  private static final String SQL =
      """
      select found.id, found.account_no, found.kind, found.target
      from (select distinct target, kind from unnest(?::bigint[], ?::text[]) as asked (target, kind))
        asked
      cross join lateral (
        select id, account_no, kind, target from action
        where action.target = asked.target and action.kind = asked.kind
          and kind in ('retweet', 'reply') and status not in ('failed', 'cancelled')
        limit 20
      ) found\
      """;

  /** An action and what it is aimed at. */
  public record Aimed(long action, LaneKey lane, long target) {}

  public List<Aimed> run(Connection connection, List<Long> targets, List<ActionKind> kinds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, connection.createArrayOf("bigint", targets.toArray()));
      statement.setArray(
          2, connection.createArrayOf("text", kinds.stream().map(ActionKind::column).toArray()));
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
