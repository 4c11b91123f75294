/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Lets the lanes of a paused kind go on, except those that something else stops. */
public final class ResumeKind {
  private static final String SQL = "delete from action_pause where kind = ?";

  /** Returns how many lanes opened. */
  public int run(Connection connection, String kind, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, kind);
      statement.executeUpdate();
    }
    return new ReopenLanes().run(connection, null, now);
  }
}
