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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts jobs by type, for people: what is unfinished, and what was done lately. */
public final class SelectJobStats {
  private static final String SQL =
      """
      select type,
        count(*) filter (where state = 'waiting' and run_at <= ?) as due,
        count(*) filter (where state = 'waiting' and run_at > ?) as later,
        count(*) filter (where state = 'queued') as queued,
        count(*) filter (where state = 'parked') as parked,
        count(*) filter (where state = 'done') as done,
        min(run_at) filter (where state in ('waiting', 'queued')) as oldest
      from job
      where state in ('waiting', 'queued')
        or state = 'parked' and id in (select job_id from parking where resolved_at is null)
        or settled_at > now() - interval '1 hour' and state = 'done'
      group by type
      order by type\
      """;

  /**
   * One type's counts.
   *
   * @param due waiting though its time has come: no broker, or its queue is full
   * @param done within the last hour
   * @param oldest when the oldest unfinished one was due
   */
  public record Row(
      String type,
      long due,
      long later,
      long queued,
      long parked,
      long done,
      @Nullable Instant oldest) {}

  public List<Row> run(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(
              new Row(
                  row.getString("type"),
                  row.getLong("due"),
                  row.getLong("later"),
                  row.getLong("queued"),
                  row.getLong("parked"),
                  row.getLong("done"),
                  Columns.instantOrNull(row, "oldest")));
        }
      }
      return rows;
    }
  }
}
