/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads whether a tweet is to be saved, and how that stands. */
public final class SelectTweetToArchive {
  private static final String SQL =
      """
      select profile.archive, outcome, job_id, requested_at, requests, snapshot_url, captured_at
      from tweet
        join profile on profile.id = tweet.profile_id
        left join snapshot on snapshot.tweet_id = tweet.id
      where tweet.id = ?
      """;

  private SelectTweetToArchive() {}

  /** Empty where the tweet is not stored. */
  public static Optional<TweetToArchive> of(Transaction transaction, long tweetId)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, tweetId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new TweetToArchive(row.getBoolean("archive"), snapshot(row)))
            : Optional.empty();
      }
    }
  }

  private static @Nullable Snapshot snapshot(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return outcome == null
        ? null
        : new Snapshot(
            SnapshotOutcome.of(outcome),
            row.getString("job_id"),
            Columns.instantOrNull(row, "requested_at"),
            instants(row.getArray("requests")),
            row.getString("snapshot_url"),
            Columns.instantOrNull(row, "captured_at"));
  }

  private static List<Instant> instants(Array column) throws SQLException {
    return Arrays.stream((Timestamp[]) column.getArray()).map(Timestamp::toInstant).toList();
  }
}
