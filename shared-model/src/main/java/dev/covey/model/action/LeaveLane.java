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
 * Frees the lane of an action that is no longer to be done: a person kept it back, or called it
 * off, after it had been handed to a worker.
 */
public final class LeaveLane {
  private static final String SQL =
      """
      with gone as (
        select id, account_no, kind from action
        where id = ? and status not in ('pending', 'running') for share
      )
      ${free}\
      """
          .replace("${free}", FreeLane.of("gone"));

  /** Returns false where it is to be done after all, or its lane is free already. */
  public boolean run(Connection connection, long actionId, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, actionId);
      statement.setObject(2, Columns.timestamp(now));
      statement.setString(3, null);
      return statement.executeUpdate() > 0;
    }
  }
}
