/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.text.StorableText;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;

/** Lets tweets that nobody could be asked about come due again, without a look. */
public final class PostponeReviews {
  private static final String SQL =
      """
      update review set due_at = ?, reason = ?
      where tweet_id in (
        select tweet_id from review where profile_id = ? and tweet_id = any(?)
        order by tweet_id for no key update)
      """;

  private PostponeReviews() {}

  public static void of(
      Transaction transaction, long profileId, Collection<Long> tweets, Instant due, String reason)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(due));
      statement.setString(2, StorableText.of(reason));
      statement.setLong(3, profileId);
      statement.setArray(4, transaction.connection().createArrayOf("bigint", tweets.toArray()));
      statement.executeUpdate();
    }
  }
}
