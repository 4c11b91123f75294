/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import static java.time.ZoneOffset.UTC;

import dev.covey.model.database.Transaction;
import dev.covey.model.time.Slice;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Records that a range of a profile was read; belongs into the transaction that stores its tweets.
 */
public final class InsertCoverage {
  private static final String SQL =
      """
      insert into coverage (profile_id, from_at, until_at, source, tweets, seen_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict (profile_id, from_at, until_at, source)
      do update set tweets = excluded.tweets, seen_at = excluded.seen_at
      """;

  private InsertCoverage() {}

  public static void of(
      Transaction transaction,
      long profileId,
      Slice slice,
      String source,
      int tweets,
      Instant seenAt)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      statement.setObject(2, slice.from().atOffset(UTC));
      statement.setObject(3, slice.until().atOffset(UTC));
      statement.setString(4, source);
      statement.setInt(5, tweets);
      statement.setObject(6, seenAt.atOffset(UTC));
      statement.executeUpdate();
    }
  }
}
