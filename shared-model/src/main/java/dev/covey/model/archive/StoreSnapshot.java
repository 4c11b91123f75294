/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps where a tweet's snapshot is.
 *
 * @param pageUrl the page that was saved
 * @param requestedAt the request that it answers; null where none was made. Where another one was
 *     made since, nothing is written
 * @param ours whether it was made for us
 * @param url where the archive shows it
 */
public record StoreSnapshot(
    long tweetId,
    String pageUrl,
    @Nullable Instant requestedAt,
    boolean ours,
    String url,
    Instant capturedAt) {
  private static final String SQL =
      """
      insert into snapshot as known
        (tweet_id, url, outcome, requested_at, snapshot_url, captured_at, changed_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (tweet_id) do update set
        outcome = excluded.outcome, job_id = null, reason = null,
        snapshot_url = excluded.snapshot_url, captured_at = excluded.captured_at,
        changed_at = excluded.changed_at
      where known.requested_at is not distinct from excluded.requested_at
      """;

  public void in(Transaction transaction, Instant now) throws SQLException {
    SnapshotOutcome outcome = ours ? SnapshotOutcome.SAVED : SnapshotOutcome.REUSED;
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, tweetId);
      statement.setString(2, Columns.text(pageUrl));
      statement.setString(3, outcome.column());
      statement.setObject(4, Columns.timestamp(requestedAt));
      statement.setString(5, Columns.text(url));
      statement.setObject(6, Columns.timestamp(capturedAt));
      statement.setObject(7, Columns.timestamp(now));
      statement.executeUpdate();
    }
  }
}
