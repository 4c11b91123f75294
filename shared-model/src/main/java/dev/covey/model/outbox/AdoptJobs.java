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

/** Gives rows to messages that came without one: from other people's services, for example. */
public final class AdoptJobs {
  private static final String SQL =
      """
      insert into job (id, type, state, body, created_at, run_at, queued_at)
      select id, type, 'queued', body, created_at, created_at, now()
      from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
        as new (id, type, body, created_at)
      on conflict (id) do nothing
      returning id\
      """;

  /** A message that may have no row. */
  public record Row(UUID id, String type, String body, Instant createdAt) {}

  /** Returns the ids that had no row and have one now. */
  public Set<UUID> run(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, rows.stream().map(Row::id)));
      statement.setArray(2, Columns.texts(connection, rows.stream().map(Row::type)));
      statement.setArray(3, Columns.texts(connection, rows.stream().map(Row::body)));
      statement.setArray(4, Columns.instants(connection, rows.stream().map(Row::createdAt)));
      try (ResultSet adopted = statement.executeQuery()) {
        return OutboxRows.ids(adopted);
      }
    }
  }
}
