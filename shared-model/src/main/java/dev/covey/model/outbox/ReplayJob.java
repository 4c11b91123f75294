/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a parked job run again, from its first attempt. */
public final class ReplayJob {
  private static final String SQL =
      """
      update job set state = 'waiting', run_at = ?, attempts = 0, settled_at = null,
        body = coalesce(?, body)
      where id = ? and state = 'parked'\
      """;

  /**
   * {@code body} replaces the job's, where not null. False where the job is not parked any more.
   */
  public boolean run(Connection connection, UUID id, Instant now, @Nullable String body)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setString(2, body);
      statement.setObject(3, id);
      return statement.executeUpdate() == 1;
    }
  }
}
