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
import java.util.ArrayList;
import java.util.List;

/** The kinds of action that a person has stopped for all accounts. */
public final class SelectPauses {
  private static final String SQL =
      "select kind, reason, paused_at from action_pause order by kind";

  /**
   * A kind that stands still.
   *
   * @param kind {@link PauseKind#EVERY} stands for all
   */
  public record Pause(String kind, String why, Instant since) {}

  public List<Pause> run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      List<Pause> pauses = new ArrayList<>();
      while (row.next()) {
        pauses.add(
            new Pause(
                row.getString("kind"), row.getString("reason"), Columns.instant(row, "paused_at")));
      }
      return pauses;
    }
  }
}
