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

/** Ends an action that can't even be tried, and frees its lane. */
public final class FailAction {
  private static final String SQL =
      """
      with failed as (
        update action set status = 'failed', error = ?, reason = null, failures = failures + 1,
          settled_at = ?
        where id = ? and status = 'pending' and attempts = ?
        returning id, account_no, kind
      ), freed as (
        ${free}
      )
      select count(*) from failed\
      """
          .replace("${free}", FreeLane.of("failed"));

  /**
   * Returns false where the action has gone on in the meantime.
   *
   * @param attempts the number of its latest attempt that the caller saw
   */
  public boolean run(Connection connection, long actionId, int attempts, String why, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, why);
      statement.setObject(2, Columns.timestamp(now));
      statement.setLong(3, actionId);
      statement.setInt(4, attempts);
      statement.setObject(5, Columns.timestamp(now));
      statement.setString(6, null);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }
}
