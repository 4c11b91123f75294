/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.action.DispatchActions.Dispatched;
import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes unknown actions whose accounts are due to be looked at, and puts their next look off, so
 * that a look that is lost comes again.
 */
public final class ClaimLooks {
  private static final String SQL =
      """
      update action set look_at = ?::timestamptz + interval '10 minutes'
      from (
        select id from action where status = 'unknown' and look_at <= ?
          and not exists (
            select from job where job.unique_key = 'action:' || action.id and job.state = 'parked')
        order by look_at limit ? for update skip locked
      ) due
      where action.id = due.id
      returning action.id, account_no, kind\
      """;

  public List<Dispatched> run(Connection connection, Instant now, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      statement.setInt(3, most);
      List<Dispatched> due = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          LaneKey lane = new LaneKey(row.getString(2), ActionKind.of(row.getString(3)));
          due.add(new Dispatched(row.getLong(1), lane));
        }
      }
      return due;
    }
  }
}
