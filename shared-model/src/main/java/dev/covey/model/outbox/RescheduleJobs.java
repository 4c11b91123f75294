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
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes unfinished jobs wait until later. */
public final class RescheduleJobs {
  private static final String SQL =
      """
      update job set state = 'waiting', run_at = later.run_at, reason = later.reason,
        attempts = attempts + later.failed, owner = null, leased_until = null
      from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::int[])
        as later (id, run_at, reason, failed)
      where job.id = later.id and state in ('waiting', 'queued')
      returning job.id\
      """;

  /**
   * When and why a job runs again.
   *
   * @param failed whether this attempt counts as failed
   */
  public record Row(UUID id, Instant runAt, String reason, boolean failed) {}

  /** Returns the ids of the jobs that were unfinished. */
  public Set<UUID> run(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, rows.stream().map(Row::id)));
      statement.setArray(2, Columns.instants(connection, rows.stream().map(Row::runAt)));
      statement.setArray(3, Columns.texts(connection, rows.stream().map(Row::reason)));
      Object[] failed = rows.stream().map(row -> row.failed() ? 1 : 0).toArray();
      statement.setArray(4, connection.createArrayOf("int4", failed));
      try (ResultSet rescheduled = statement.executeQuery()) {
        return OutboxRows.ids(rescheduled);
      }
    }
  }
}
