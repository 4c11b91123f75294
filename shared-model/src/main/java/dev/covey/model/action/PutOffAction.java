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

/**
 * Leaves an action that failed before it could be attempted in its lane, to be tried again, and
 * counts the failure.
 */
public final class PutOffAction {
  private static final String SQL =
      """
      with back as (
        update action set error = ?, reason = ?, not_before = ?,
          failures = failures + 1
        where id = ? and status = 'pending' and attempts = ?
        returning id, account_no, kind
      ), freed as (
        ${free}
      )
      select count(*) from back\
      """
          .replace("${free}", FreeLane.of("back"));

  /**
   * Returns false where the action has gone on in the meantime.
   *
   * @param attempts the number of its latest attempt that the caller saw
   * @param next when it is tried again and its lane opens, and why no earlier
   */
  public boolean run(Connection connection, long actionId, int attempts, Settlement next)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, next.error());
      statement.setString(2, next.why());
      statement.setObject(3, Columns.timestamp(next.notBefore()));
      statement.setLong(4, actionId);
      statement.setInt(5, attempts);
      statement.setObject(6, Columns.timestamp(next.laneOpens()));
      statement.setString(7, next.laneReason());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }
}
