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

/** Puts jobs that did not reach the broker back among those that wait. */
public final class ReturnUnpublishedJobs {
  private static final String SQL =
      """
      update job set state = 'waiting' where id = any(?::uuid[]) and state = 'queued'\
      """;

  public int run(Connection connection, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, ids.stream()));
      return statement.executeUpdate();
    }
  }
}
