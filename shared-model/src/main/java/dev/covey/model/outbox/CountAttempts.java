/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Counts an attempt that ended with its process, before the next one begins. */
public final class CountAttempts {
  private static final String SQL =
      """
      update job set attempts = attempts + 1
      where id = any(?::uuid[]) and state in ('waiting', 'queued')\
      """;

  public int run(Connection connection, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, ids.stream()));
      return statement.executeUpdate();
    }
  }
}
