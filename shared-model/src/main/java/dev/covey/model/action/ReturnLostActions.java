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
        select lost.id, lost.account_no, lost.kind
        from lane join action lost on lost.id = lane.action_id
        where lane.state = 'busy' and lost.status <> 'running'
          and not exists (
            select from job
            where job.unique_key = 'action:' || lost.id
              and job.state in ('waiting', 'queued', 'parked'))
      ), freed as (
        ${free}
      )
      select count(*) from back\
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
