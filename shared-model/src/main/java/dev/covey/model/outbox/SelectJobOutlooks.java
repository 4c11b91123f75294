/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks what is to be expected of each type; costs a few index probes whatever waits. */
public final class SelectJobOutlooks {
  private static final String SQL =
      """
      select wanted.type,
        (select min(run_at) from job
          where state = 'waiting' and job.type = wanted.type) as next_run,
        (select count(*) from (select from job
          where state = 'queued' and job.type = wanted.type limit ?) as handed_out) as queued
      from unnest(?::text[]) as wanted (type)\
      """;

  public List<JobOutlook> run(Connection connection, List<String> types, int countTo)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setInt(1, countTo);
      statement.setArray(2, Columns.texts(connection, types.stream()));
      List<JobOutlook> outlooks = new ArrayList<>(types.size());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          outlooks.add(
              new JobOutlook(
                  row.getString("type"),
                  Columns.instantOrNull(row, "next_run"),
                  row.getInt("queued")));
        }
      }
      return outlooks;
    }
  }
}
