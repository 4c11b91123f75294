/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.action.LoadActions.AppStop;
import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Whether X refuses the whole app at a moment. */
public final class SelectAppStop {
  private static final String SQL = "select until, reason from app_stop where until > ?";

  public Optional<AppStop> run(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new AppStop(Columns.instant(row, "until"), row.getString("reason")))
            : Optional.empty();
      }
    }
  }
}
