/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;

/**
 * Notes that tweets which were held to be missing were shown after all, by a slice that was read:
 * earlier looks that missed them prove nothing any more, and they are looked at at once.
 */
public final class NoteSeenAgain {
  private static final String SQL =
      """
      update review set there_at = greatest(there_at, ?), due_at = least(due_at, ?)
      where tweet_id in (
        select tweet_id from review
        where tweet_id = any(?) and verdict in ('missing_once', 'gone')
        order by tweet_id for no key update)
      """;

  private NoteSeenAgain() {}

  public static void of(Transaction transaction, Collection<Long> tweets, Instant seenAt)
      throws SQLException {
    if (tweets.isEmpty()) {
      return;
    }
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(seenAt));
      statement.setObject(2, Columns.timestamp(seenAt));
      statement.setArray(3, transaction.connection().createArrayOf("bigint", tweets.toArray()));
      statement.executeUpdate();
    }
  }
}
