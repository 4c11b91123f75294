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
import org.jspecify.annotations.Nullable;

/** Inserts new jobs in one statement, but those whose unique key an unfinished job has. */
final class InsertJobs {
  private static final String SQL =
      """
      insert into job (id, type, state, body, unique_key, created_at, run_at, queued_at)
      select id, type, state, body, unique_key, ?, run_at, case state when 'queued' then now() end
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        as new (id, type, state, body, unique_key, run_at)
      on conflict do nothing
      returning id\
      """;

  /** One row to be. */
  record Row(
      UUID id, String type, JobState state, String body, @Nullable String key, Instant runAt) {}

  /** Returns the ids of the rows that are new. */
  Set<UUID> run(Connection connection, Instant createdAt, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(createdAt));
      statement.setArray(2, Columns.uuids(connection, rows.stream().map(Row::id)));
      statement.setArray(3, Columns.texts(connection, rows.stream().map(Row::type)));
      statement.setArray(
          4, Columns.texts(connection, rows.stream().map(row -> row.state().column())));
      statement.setArray(5, Columns.texts(connection, rows.stream().map(Row::body)));
      statement.setArray(6, Columns.texts(connection, rows.stream().map(Row::key)));
      statement.setArray(7, Columns.instants(connection, rows.stream().map(Row::runAt)));
      try (ResultSet inserted = statement.executeQuery()) {
        return OutboxRows.ids(inserted);
      }
    }
  }
}
