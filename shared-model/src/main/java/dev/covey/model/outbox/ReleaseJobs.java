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

/** Gives back the leases of jobs that their owner did not finish. */
public final class ReleaseJobs {
  private static final String SQL =
      """
      update job set owner = null, leased_until = null
      where id = any(?::uuid[]) and owner = ?\
      """;

  public int run(Connection connection, String owner, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, ids.stream()));
      statement.setString(2, owner);
      return statement.executeUpdate();
    }
  }
}
