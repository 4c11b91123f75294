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
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Finishes jobs. A job's effect belongs into this transaction, and only if this statement returned
 * the job: otherwise it was finished before, or has no row.
 */
public final class MarkJobsDone {
  private static final String SQL =
      """
      update job set state = 'done', settled_at = now(), owner = null, leased_until = null
      where id = any(?::uuid[]) and state in ('waiting', 'queued')
      returning id\
      """;

  public Set<UUID> run(Connection connection, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, ids.stream()));
      try (ResultSet done = statement.executeQuery()) {
        return OutboxRows.ids(done);
      }
    }
  }
}
