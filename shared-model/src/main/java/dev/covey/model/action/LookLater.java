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
import org.jspecify.annotations.Nullable;

/** Says when an unknown action's account is looked at again. */
public final class LookLater {
  private static final String SQL =
      """
      update action set look_at = ?, looks = ?, reason = ? where id = ? and status = 'unknown'\
      """;

  /**
   * The next look.
   *
   * @param at null for never: a person has to find out
   * @param looks how often it was looked for in vain so far
   */
  public record Next(@Nullable Instant at, int looks, String because) {}

  /** Returns false for one that is not unknown any more. */
  public boolean run(Connection connection, long actionId, Next next) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(next.at()));
      statement.setInt(2, next.looks());
      statement.setString(3, next.because());
      statement.setLong(4, actionId);
      return statement.executeUpdate() == 1;
    }
  }
}
