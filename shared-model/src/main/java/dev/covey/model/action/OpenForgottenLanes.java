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

/**
 * Opens lanes that are stopped though nothing stops them: one that was freed at the very moment at
 * which its account went on may have seen the account as it was before.
 */
public final class OpenForgottenLanes {
  private static final String SQL =
      """
      update lane set state = 'open', opens_at = ?, reason = null
      where state = 'stopped' and why_lane_stops(account_no, kind) is null\
      """;

  /** Returns how many there were. */
  public int run(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      return statement.executeUpdate();
    }
  }
}
