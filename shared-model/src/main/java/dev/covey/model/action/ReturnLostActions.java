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
 * Puts actions back whose job is gone though nobody has attempted them: a person dropped it, or it
 * ended without settling them. None is in the normal course of things.
 */
public final class ReturnLostActions {
  private static final String SQL =
      """
      with back as (
        update action set status = 'pending', reason = 'its job was gone'
        from (
          select lost.id, lost.attempts
          from lane join action lost on lost.id = lane.action_id
          where lane.state = 'busy' and lost.status = 'running'
            and not exists (
              select from attempt
              where attempt.action_id = lost.id and attempt.number = lost.attempts
                and attempt.state = 'armed')
            and not exists (
              select from job
              where job.unique_key = 'action:' || lost.id
                and job.state in ('waiting', 'queued', 'parked'))
        ) lost
        where action.id = lost.id and action.status = 'running' and action.attempts = lost.attempts
        returning action.id, account_no, kind
      ), freed as (
        update lane set
          state = case when stops.why is null then 'open' else 'stopped' end,
          opens_at = ?, reason = stops.why, action_id = null
        from back cross join lateral why_lane_stops(back.account_no, back.kind) stops (why)
        where lane.account_no = back.account_no and lane.kind = back.kind
          and lane.action_id = back.id
      )
      select count(*) from back\
      """;

  /** Returns how many there were. */
  public int run(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
