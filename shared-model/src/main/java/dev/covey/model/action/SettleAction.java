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

/**
 * Ends an attempt, settles its action and frees its lane, all or nothing: an attempt that has been
 * taken from its owner changes nothing any more.
 */
public final class SettleAction {
  private static final String SQL =
      """
      with ended as (
        update attempt set state = ?, why = ?, ended_at = now()
        where action_id = ? and number = ? and fence = ? and state = 'armed'
        returning action_id, number
      ), settled as (
        update action set
          status = ?,
          error = case when ? then ? end,
          reason = ?,
          result_id = ?,
          reset_at = ?,
          not_before = coalesce(?, not_before),
          failures = failures + ?,
          look_at = case when ? then ?::timestamptz + interval '30 seconds' end,
          settled_at = case when ? then ?::timestamptz end
        from ended
        where action.id = ended.action_id and action.attempts = ended.number
          and action.status = 'running'
        returning action.id, action.account_no, action.kind
      ), freed as (
        ${free}
      )
      select count(*) from settled\
      """
          .replace("${free}", FreeLane.of("settled"));

  /** Returns false where the attempt was no longer the caller's to settle. */
  public boolean run(Connection connection, AttemptKey attempt, Settlement settlement, Instant now)
      throws SQLException {
    ActionStatus status = settlement.status();
    boolean done = status.isFinal();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, settlement.attempt().column());
      statement.setString(2, settlement.why());
      statement.setLong(3, attempt.actionId());
      statement.setInt(4, attempt.number());
      statement.setLong(5, attempt.fence());
      statement.setString(6, status.column());
      statement.setBoolean(7, status != ActionStatus.COMPLETED);
      statement.setString(8, settlement.why());
      statement.setString(9, done ? null : settlement.why());
      statement.setString(10, settlement.resultId());
      statement.setObject(11, Columns.timestamp(settlement.resetAt()));
      statement.setObject(12, Columns.timestamp(settlement.notBefore()));
      statement.setInt(13, settlement.failed() ? 1 : 0);
      statement.setBoolean(14, status == ActionStatus.UNKNOWN);
      statement.setObject(15, Columns.timestamp(now));
      statement.setBoolean(16, done);
      statement.setObject(17, Columns.timestamp(now));
      statement.setObject(18, Columns.timestamp(settlement.laneOpens()));
      statement.setString(19, settlement.laneReason());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }
}
