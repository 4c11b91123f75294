/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes what a person did about something parked, and about all else of the same job. */
public final class ResolveParked {
  private static final String SQL =
      """
      update parking set resolution = ?, resolved_at = now()
      where resolved_at is null and (id = ? or job_id = ?)\
      """;

  /** What a person can do. */
  public enum Resolution {
    REPLAYED("replayed"),
    DROPPED("dropped");

    private final String column;

    Resolution(String column) {
      this.column = column;
    }
  }

  /** Returns how many were open. */
  public int run(Connection connection, Resolution resolution, long number, @Nullable UUID jobId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, resolution.column);
      statement.setLong(2, number);
      statement.setObject(3, jobId);
      return statement.executeUpdate();
    }
  }
}
