/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is held of a tweet and why, for people. */
public final class SelectVerdict {
  private static final String REVIEW =
      """
      select verdict, since, there_at, looked_at, due_at, reason from review where tweet_id = ?\
      """;
  private static final String LOOKS =
      """
      select tweet_id, at, place, seen, controlled, author, words from observation
      where tweet_id = any(?) order by tweet_id, at\
      """;

  private SelectVerdict() {}

  /**
   * The verdict with its evidence.
   *
   * @param thereAt when the tweet was last known to be there
   * @param reason why the last look showed nothing
   * @param looks those that are kept, oldest first
   */
  public record Held(
      String verdict,
      Instant since,
      Instant thereAt,
      @Nullable Instant lookedAt,
      Instant dueAt,
      @Nullable String reason,
      List<Look> looks) {}

  /** A look, in the words of the tables. */
  public record Look(
      Instant at,
      String place,
      String seen,
      boolean controlled,
      String author,
      @Nullable String words) {}

  /** Empty where the tweet has no review yet. */
  public static Optional<Held> of(Transaction transaction, long tweetId) throws SQLException {
    List<Look> looks =
        looks(transaction.connection(), List.of(tweetId)).getOrDefault(tweetId, List.of());
    try (var statement = transaction.connection().prepareStatement(REVIEW)) {
      statement.setLong(1, tweetId);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Held(
                    row.getString("verdict"),
                    Columns.instant(row, "since"),
                    Columns.instant(row, "there_at"),
                    Columns.instantOrNull(row, "looked_at"),
                    Columns.instant(row, "due_at"),
                    row.getString("reason"),
                    looks))
            : Optional.empty();
      }
    }
  }

  /** The looks that are kept, by tweet, oldest first; tweets without any are left out. */
  public static Map<Long, List<Look>> looks(Connection connection, Collection<Long> tweets)
      throws SQLException {
    Map<Long, List<Look>> looks = new HashMap<>();
    try (var statement = connection.prepareStatement(LOOKS)) {
      statement.setArray(1, connection.createArrayOf("bigint", tweets.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          looks
              .computeIfAbsent(row.getLong("tweet_id"), _ -> new ArrayList<>())
              .add(
                  new Look(
                      Columns.instant(row, "at"),
                      row.getString("place"),
                      row.getString("seen"),
                      row.getBoolean("controlled"),
                      row.getString("author"),
                      row.getString("words")));
        }
      }
    }
    return looks;
  }
}
