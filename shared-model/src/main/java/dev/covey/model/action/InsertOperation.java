/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Notes a wish for all actions that match and are there now. */
public final class InsertOperation {
  private static final String SQL =
      """
      insert into action_operation (verb, filter, why, asked_by, asked_at, upto)
      values (?, ?::jsonb, ?, ?, ?, (select coalesce(max(id), 0) from action))
      returning\
      """
          + " "
          + ActionOperation.COLUMNS;

  public ActionOperation run(Connection connection, Wish wish, String askedBy, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, wish.verb().column());
      statement.setString(2, ActionOperation.json(wish.filter()));
      statement.setString(3, wish.why());
      statement.setString(4, askedBy);
      statement.setObject(5, Columns.timestamp(now));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return ActionOperation.read(row);
      }
    }
  }
}
