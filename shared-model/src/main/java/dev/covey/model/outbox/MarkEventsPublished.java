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

/** Notes that the broker has events. */
public final class MarkEventsPublished {
  private static final String SQL =
      """
      update event set published_at = now()
      where id = any(?::uuid[]) and published_at is null\
      """;

  public int run(Connection connection, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, ids.stream()));
      return statement.executeUpdate();
    }
  }
}
