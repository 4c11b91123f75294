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
import java.util.List;

/** Gives tweets that were stored since the last time their review. */
public final class TakeNewTweets {
  private static final int MOST_RANGES = 50;
  private static final String TAKE =
      """
      with taken as (
        delete from review_new
        where id in (
          select id from review_new where profile_id = ? order by id limit ? for update skip locked)
        returning profile_id, from_at, until_at)
      select distinct tweet.id, tweet.created_at, tweet.first_seen_at
      from taken join tweet on tweet.profile_id = taken.profile_id
        and tweet.created_at >= taken.from_at and tweet.created_at < taken.until_at
      where not exists (select from review where tweet_id = tweet.id)
      """;
  private static final String INSERT =
      """
      insert into review (tweet_id, profile_id, created_at, since, there_at, due_at)
      select id, ?, created_at, seen_at, seen_at, due_at
      from unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
        as fresh (id, created_at, seen_at, due_at)
      order by id
      on conflict do nothing
      """;

  private TakeNewTweets() {}

  private record Fresh(long id, Instant createdAt, Instant seenAt) {}

  /** Returns how many there were; those of some slices at most, the rest comes next time. */
  public static int of(Transaction transaction, long profileId, ReviewSchedule schedule)
      throws SQLException {
    List<Fresh> fresh = take(transaction.connection(), profileId);
    if (!fresh.isEmpty()) {
      insert(transaction.connection(), profileId, fresh, schedule);
    }
    return fresh.size();
  }

  private static List<Fresh> take(Connection connection, long profileId) throws SQLException {
    try (var statement = connection.prepareStatement(TAKE)) {
      statement.setLong(1, profileId);
      statement.setInt(2, MOST_RANGES);
      List<Fresh> fresh = new ArrayList<>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          fresh.add(
              new Fresh(
                  row.getLong("id"),
                  Columns.instant(row, "created_at"),
                  Columns.instant(row, "first_seen_at")));
        }
      }
      return fresh;
    }
  }

  private static void insert(
      Connection connection, long profileId, List<Fresh> fresh, ReviewSchedule schedule)
      throws SQLException {
    try (var statement = connection.prepareStatement(INSERT)) {
      statement.setLong(1, profileId);
      statement.setArray(
          2, connection.createArrayOf("bigint", fresh.stream().map(Fresh::id).toArray()));
      statement.setArray(3, Columns.instants(connection, fresh.stream().map(Fresh::createdAt)));
      statement.setArray(4, Columns.instants(connection, fresh.stream().map(Fresh::seenAt)));
      statement.setArray(
          5,
          Columns.instants(
              connection,
              fresh.stream()
                  .map(each -> schedule.first(each.id(), each.createdAt(), each.seenAt()))));
      statement.executeUpdate();
    }
  }
}
