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
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts unfinished jobs aside for a person, in one statement. */
public final class ParkJobs {
  private static final String SQL =
      """
      with aside as (
        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
          as aside (id, kind, queue, reason, cause, headers, failed)),
      parked as (
        update job set state = 'parked', settled_at = now(), reason = aside.reason,
          attempts = attempts + aside.failed, owner = null, leased_until = null
        from aside
        where job.id = aside.id and state in ('waiting', 'queued')
        returning job.id, job.type, job.attempts)
      insert into parking (kind, job_id, type, queue, reason, cause, attempts, headers)
      select kind, id, type, queue, reason, cause, attempts, headers
      from parked join aside using (id)
      returning job_id\
      """;

  /** Why a job is put aside; {@code failed} as in {@link RescheduleJobs.Row}. */
  public record Row(
      UUID id, ParkingKind kind, String queue, String reason, String headers, boolean failed) {}

  /** Returns the ids of the jobs that were unfinished. */
  public Set<UUID> run(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, rows.stream().map(Row::id)));
      statement.setArray(
          2, Columns.texts(connection, rows.stream().map(row -> row.kind().column())));
      statement.setArray(3, Columns.texts(connection, rows.stream().map(Row::queue)));
      statement.setArray(4, Columns.texts(connection, rows.stream().map(Row::reason)));
      statement.setArray(
          5, Columns.texts(connection, rows.stream().map(row -> FailureCause.of(row.reason()))));
      statement.setArray(6, Columns.texts(connection, rows.stream().map(Row::headers)));
      Object[] failed = rows.stream().map(row -> row.failed() ? 1 : 0).toArray();
      statement.setArray(7, connection.createArrayOf("int4", failed));
      try (ResultSet parked = statement.executeQuery()) {
        return OutboxRows.ids(parked);
      }
    }
  }
}
