/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Stops every lane of a kind, or of all kinds, until a person lets them go on. Lanes in use stop
 * when they are freed.
 */
public final class PauseKind {
  /** Stands for every kind. */
  public static final String EVERY = "*";

  private static final String SQL =
      """
      with paused as (
        insert into action_pause (kind, reason) values (?, ?)
        on conflict (kind) do update set reason = excluded.reason
        returning kind, reason
      )
      update lane set state = 'stopped', not_due = false, reason = paused.reason
      from paused
      where paused.kind in (lane.kind, '*') and lane.state in ('open', 'idle')\
      """;

  /** Returns how many lanes that stopped. */
  public int run(Connection connection, String kind, String reason) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, kind);
      statement.setString(2, reason);
      return statement.executeUpdate();
    }
  }
}
