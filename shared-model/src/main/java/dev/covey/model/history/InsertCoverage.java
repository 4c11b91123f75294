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
 * What the same source has read next to it becomes one row with it: rows would otherwise grow with
 * every scan. Two who write neighbours at once may leave two rows, which the next neighbour joins.
 */
public final class InsertCoverage {
  private static final String SQL =
      """
      with given (profile_id, from_at, until_at, source, tweets, seen_at) as (
        values (?::bigint, ?::timestamptz, ?::timestamptz, ?, ?::int, ?::timestamptz)
      ), gone as (
        delete from coverage using given
        where coverage.profile_id = given.profile_id and coverage.source = given.source
          and coverage.from_at <= given.until_at and coverage.until_at >= given.from_at
        returning coverage.from_at, coverage.until_at, coverage.seen_at,
          case when coverage.from_at < given.from_at or coverage.until_at > given.until_at
            then coverage.tweets else 0 end as kept
      )
      insert into coverage (profile_id, from_at, until_at, source, tweets, seen_at)
      select given.profile_id,
        least(given.from_at, (select min(from_at) from gone)),
        greatest(given.until_at, (select max(until_at) from gone)),
        given.source,
        given.tweets + (select coalesce(sum(kept), 0) from gone),
        greatest(given.seen_at, (select max(seen_at) from gone))
      from given
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
