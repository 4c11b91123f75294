/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of saving a tweet, for people. */
public final class SelectSnapshot {
  private static final String SQL =
      """
      select outcome, snapshot_url, captured_at, reason, changed_at from snapshot
      where tweet_id = ?\
      """;

  private SelectSnapshot() {}

  /** The outcome in the words of the table. */
  public record Line(
      String outcome,
      @Nullable String url,
      @Nullable Instant capturedAt,
      @Nullable String reason,
      Instant changedAt) {}

  /** Empty where nothing was tried. */
  public static Optional<Line> of(Connection connection, long tweetId) throws SQLException {
    try (var statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, tweetId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Line(
                    row.getString("outcome"),
                    row.getString("snapshot_url"),
                    Columns.instantOrNull(row, "captured_at"),
                    row.getString("reason"),
                    Columns.instant(row, "changed_at")))
            : Optional.empty();
      }
    }
  }
}
