/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.source.SourceTweet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Notes that a range holds tweets which are stored for the first time, in their own transaction, so
 * that each of them gets its review later: see {@link TakeNewTweets}.
 */
public final class NoteNewTweets {
  private static final String SQL =
      "insert into review_new (profile_id, from_at, until_at) values (?, ?, ?)";

  private NoteNewTweets() {}

  public static void of(Transaction transaction, long profileId, List<SourceTweet> fresh)
      throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    Comparator<Instant> order = Comparator.naturalOrder();
    Instant first = fresh.stream().map(SourceTweet::createdAt).min(order).orElseThrow();
    Instant last = fresh.stream().map(SourceTweet::createdAt).max(order).orElseThrow();
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      statement.setObject(2, Columns.timestamp(first));
      statement.setObject(3, Columns.timestamp(last.plusMillis(1)));
      statement.executeUpdate();
    }
  }
}
