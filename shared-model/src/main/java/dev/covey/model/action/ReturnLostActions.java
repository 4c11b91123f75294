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
 * Opens the lanes of actions that were handed out and that no worker will do: a person dropped the
 * job, kept the action back or called it off, or the job ended without settling it. An action that
 * is marked as running with no attempt armed, as a dispatcher of an older version leaves it, is
 * pending again.
 */
public final class ReturnLostActions {
  private static final String SQL =
      """
      with unmarked as (
        update action set status = 'pending', started_at = null
        from (
          select marked.id, marked.attempts
          from lane join action marked on marked.id = lane.action_id
          where lane.state = 'busy' and marked.status = 'running'
            and not exists (
              select from attempt
              where attempt.action_id = marked.id and attempt.number = marked.attempts
                and attempt.state = 'armed')
        ) seen
        where action.id = seen.id and action.status = 'running'
          and action.attempts = seen.attempts
        returning action.id
      ), back as (
        select lost.id, lost.account_no, lost.kind
        from lane join action lost on lost.id = lane.action_id
        where lane.state = 'busy' and lost.status <> 'running'
          and (lost.status <> 'pending'
            or not exists (
              select from job
              where job.unique_key = 'action:' || lost.id
                and job.state in ('waiting', 'queued', 'parked')))
        for update of lost skip locked
      ), freed as (
        ${free}
      )
      select (select count(*) from back) + (select count(*) from unmarked)\
      """
          .replace("${free}", FreeLane.of("back"));

  /** Returns how many there were. */
  public int run(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setString(2, null);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
