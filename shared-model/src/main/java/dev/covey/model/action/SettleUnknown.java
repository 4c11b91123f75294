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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of an action whose outcome nobody knew that it was done, or that it was not. */
public final class SettleUnknown {
  private static final String SQL =
      """
      with settled as (
        update action set status = ?, error = ?, reason = null, result_id = ?, settled_at = ?,
          look_at = null
        where id = ? and status = 'unknown'
        returning id, attempts, account_no, kind
      ), ended as (
        update attempt set state = ?, why = ?
        from settled
        where attempt.action_id = settled.id and attempt.number = settled.attempts
          and attempt.state = 'unknown'
      )
      select account_no, kind from settled\
      """;

  /**
   * How it ended after all.
   *
   * @param why how that is known; of one that was not done, what its error says
   */
  public record Finding(boolean done, @Nullable String resultId, String why) {
    public ActionStatus status() {
      return done ? ActionStatus.COMPLETED : ActionStatus.FAILED;
    }

    /** What its error says; null for one that was done. */
    public @Nullable String error() {
      return done ? null : why;
    }
  }

  /** Returns its lane; empty where it is not unknown any more. */
  public Optional<LaneKey> run(Connection connection, long actionId, Finding finding, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, finding.status().column());
      statement.setString(2, finding.error());
      statement.setString(3, finding.resultId());
      statement.setObject(4, Columns.timestamp(now));
      statement.setLong(5, actionId);
      AttemptState state = finding.done() ? AttemptState.CONFIRMED : AttemptState.REFUSED;
      statement.setString(6, state.column());
      statement.setString(7, finding.why());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new LaneKey(row.getString(1), ActionKind.of(row.getString(2))))
            : Optional.empty();
      }
    }
  }
}
