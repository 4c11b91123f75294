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

/**
 * Leaves an action that nobody has attempted yet at the head of its lane, and puts the lane to
 * sleep, until its limits let it through.
 */
public final class ParkLaneUntil {
  private static final String SQL =
      """
      with back as (
        update action set reason = ?
        where id = ? and status = 'pending' and attempts = ?
        returning id, account_no, kind
      ), parked as (
        ${free}
      )
      select count(*) from back\
      """
          .replace("${free}", FreeLane.of("back"));

  /**
   * Returns false where the action has gone on in the meantime.
   *
   * @param attempts the number of its latest attempt that the caller saw
   */
  public boolean run(
      Connection connection, long actionId, int attempts, Instant until, String because)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, because);
      statement.setLong(2, actionId);
      statement.setInt(3, attempts);
      statement.setObject(4, Columns.timestamp(until));
      statement.setString(5, because);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }
}
