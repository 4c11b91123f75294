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

/** Stops all actions of all accounts until a moment, unless they are stopped for longer already. */
public final class StopApp {
  private static final String SQL =
      """
      insert into app_stop (until, reason) values (?, ?)
      on conflict (only_one) do update set until = excluded.until, reason = excluded.reason
      where app_stop.until < excluded.until\
      """;

  public void run(Connection connection, Instant until, String reason) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(until));
      statement.setString(2, reason);
      statement.executeUpdate();
    }
  }
}
