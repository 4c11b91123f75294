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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads one job. */
public final class SelectJob {
  private static final String SQL = "select * from job where id = ?";

  public Optional<JobLine> run(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(line(row)) : Optional.empty();
      }
    }
  }

  private static JobLine line(ResultSet row) throws SQLException {
    return new JobLine(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        row.getString("type"),
        JobState.of(row.getString("state")),
        row.getString("body"),
        row.getString("unique_key"),
        Objects.requireNonNull(Columns.instantOrNull(row, "created_at")),
        Objects.requireNonNull(Columns.instantOrNull(row, "run_at")),
        row.getInt("attempts"),
        Columns.instantOrNull(row, "queued_at"),
        row.getString("owner"),
        Columns.instantOrNull(row, "leased_until"),
        Columns.instantOrNull(row, "settled_at"),
        row.getString("reason"));
  }
}
