/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Which actions of these hashes are queued or done already: one look-up by index for each. */
public final class SelectSameActions {
  static final String SQL =
      """
      select wanted.position, found.id
      from unnest(?::bigint[]) with ordinality as wanted (same_key, position)
      cross join lateral (
        select id from action
        where action.same_key = wanted.same_key and status not in ('failed', 'cancelled')
        limit 1
      ) found\
      """;

  /** The id of such an action for each hash, in their order; 0 where there is none. */
  public long[] run(Connection connection, long[] keys) throws SQLException {
    long[] ids = new long[keys.length];
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, keys);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids[row.getInt(1) - 1] = row.getLong(2);
        }
      }
    }
    return ids;
  }
}
