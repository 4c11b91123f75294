/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reviews of some tweets of a profile; ids that have none are passed over. */
public final class SelectReviews {
  private static final String SQL =
      """
      select tweet_id, created_at, verdict, since, there_at, looked_at
      from review where profile_id = ? and tweet_id = any(?) order by tweet_id
      """;
  private static final String ABSENCES =
      """
      select tweet_id, at, place, seen, words
      from observation join review using (tweet_id)
      where tweet_id = any(?) and at > there_at and seen in ('missing', 'deleted')
        and controlled and author = 'visible'
        -- what was missed before its author was closed for a while proves nothing any more
        and verdict = 'missing_once' and at >= since
      order by at
      """;

  private SelectReviews() {}

  /** As they are, for looking on. */
  public static List<Review> of(Transaction transaction, long profileId, Collection<Long> tweets)
      throws SQLException {
    return select(transaction, SQL, profileId, tweets);
  }

  /** Locked until the transaction ends, in the order of their ids. */
  public static List<Review> locked(
      Transaction transaction, long profileId, Collection<Long> tweets) throws SQLException {
    return select(transaction, SQL + "for no key update", profileId, tweets);
  }

  private static List<Review> select(
      Transaction transaction, String sql, long profileId, Collection<Long> tweets)
      throws SQLException {
    Array ids = transaction.connection().createArrayOf("bigint", tweets.toArray());
    List<Review> bare = new ArrayList<>();
    try (var statement = transaction.connection().prepareStatement(sql)) {
      statement.setLong(1, profileId);
      statement.setArray(2, ids);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          bare.add(
              new Review(
                  row.getLong("tweet_id"),
                  Columns.instant(row, "created_at"),
                  Verdict.of(row.getString("verdict")),
                  Columns.instant(row, "since"),
                  Columns.instant(row, "there_at"),
                  Columns.instantOrNull(row, "looked_at"),
                  List.of()));
        }
      }
    }
    // after the lock, so that nobody adds to them meanwhile
    Map<Long, List<Observation>> absences = absences(transaction, ids);
    return bare.stream()
        .map(each ->
            new Review(
                each.tweetId(),
                each.createdAt(),
                each.verdict(),
                each.since(),
                each.thereAt(),
                each.lookedAt(),
                absences.getOrDefault(each.tweetId(), List.of())))
        .toList();
  }

  private static Map<Long, List<Observation>> absences(Transaction transaction, Array ids)
      throws SQLException {
    Map<Long, List<Observation>> absences = new HashMap<>();
    try (var statement = transaction.connection().prepareStatement(ABSENCES)) {
      statement.setArray(1, ids);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          absences
              .computeIfAbsent(row.getLong("tweet_id"), _ -> new ArrayList<>())
              .add(
                  new Observation(
                      Columns.instant(row, "at"),
                      row.getString("place"),
                      Seen.of(row.getString("seen")),
                      true,
                      AuthorState.VISIBLE,
                      row.getString("words")));
        }
      }
    }
    return absences;
  }
}
