/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes tweets of a profile whose review is due, those that are overdue longest first. They come
 * due again at a later moment even if their job is never done, so none is forgotten; and nobody
 * else gets them until then.
 */
public final class ClaimDueReviews {
  static final String SQL =
      """
      update review set due_at = ?
      where tweet_id = any(array(
        select tweet_id from review where profile_id = ? and due_at <= ?
        order by due_at limit ? for update skip locked))
      returning tweet_id
      """;

  private ClaimDueReviews() {}

  /** At most {@code most} ids of what is due {@code now}, in their order. */
  public static List<Long> of(
      Transaction transaction, long profileId, Instant now, Instant again, int most)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(again));
      statement.setLong(2, profileId);
      statement.setObject(3, Columns.timestamp(now));
      statement.setInt(4, most);
      List<Long> claimed = new ArrayList<>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          claimed.add(row.getLong(1));
        }
      }
      claimed.sort(null);
      return claimed;
    }
  }
}
