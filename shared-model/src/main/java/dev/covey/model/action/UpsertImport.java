/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Notes that a file is being imported, known by its content. Two that import the same content at
 * once do so one after the other, since the row stays locked until the end.
 */
public final class UpsertImport {
  private static final String SQL =
      """
      insert into action_import (sha256, name, campaign, rows, imported_at) values (?, ?, ?, 0, ?)
      on conflict (sha256) do update set sha256 = excluded.sha256
      returning id, name, rows, imported_at\
      """;

  /**
   * The import's row.
   *
   * @param rows how many of its rows became actions before this import; 0 for a file never seen
   */
  public record Import(long id, String name, int rows, Instant importedAt) {}

  public Import run(Connection connection, String sha256, String name, String campaign, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, sha256);
      statement.setString(2, name);
      statement.setString(3, campaign);
      statement.setObject(4, Columns.timestamp(now));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Import(
            row.getLong("id"),
            row.getString("name"),
            row.getInt("rows"),
            Columns.instant(row, "imported_at"));
      }
    }
  }
}
