/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.text.StorableText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Writes what looks changed, and the evidence for it, for many tweets at once. */
public final class UpdateReviews {
  private static final String UPDATE =
      """
      update review set verdict = seen.verdict, since = seen.since, there_at = seen.there_at,
        looked_at = seen.looked_at, due_at = seen.due_at, reason = seen.reason,
        gone_at = case when seen.verdict = 'gone' then seen.since else review.gone_at end,
        back_at = case
          when seen.verdict = 'gone' then null
          when review.verdict = 'gone' then seen.since
          else review.back_at end
      from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
        ?::timestamptz[], ?::text[])
        as seen (tweet_id, verdict, since, there_at, looked_at, due_at, reason)
      where review.tweet_id = seen.tweet_id
      """;
  private static final String OBSERVE =
      """
      insert into observation (tweet_id, at, place, seen, controlled, author, words)
      select * from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::boolean[],
        ?::text[], ?::text[])
      on conflict do nothing
      """;

  private UpdateReviews() {}

  public static void of(Transaction transaction, List<ReviewChange> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    Connection connection = transaction.connection();
    try (var statement = connection.prepareStatement(UPDATE)) {
      statement.setArray(1, ids(connection, changes));
      statement.setArray(
          2, Columns.texts(connection, changes.stream().map(each -> each.verdict().text())));
      statement.setArray(
          3, Columns.instants(connection, changes.stream().map(ReviewChange::since)));
      statement.setArray(
          4, Columns.instants(connection, changes.stream().map(ReviewChange::thereAt)));
      statement.setArray(
          5, Columns.instants(connection, changes.stream().map(ReviewChange::lookedAt)));
      statement.setArray(
          6, Columns.instants(connection, changes.stream().map(ReviewChange::dueAt)));
      statement.setArray(
          7,
          Columns.texts(
              connection, changes.stream().map(each -> StorableText.orNull(each.reason()))));
      statement.executeUpdate();
    }
    observe(connection, changes.stream().filter(each -> each.observation() != null).toList());
  }

  private static Array ids(Connection connection, List<ReviewChange> changes) throws SQLException {
    return connection.createArrayOf(
        "bigint", changes.stream().map(ReviewChange::tweetId).toArray());
  }

  private static void observe(Connection connection, List<ReviewChange> kept) throws SQLException {
    if (kept.isEmpty()) {
      return;
    }
    List<Observation> seen =
        kept.stream().map(each -> Objects.requireNonNull(each.observation())).toList();
    try (var statement = connection.prepareStatement(OBSERVE)) {
      statement.setArray(1, ids(connection, kept));
      statement.setArray(2, Columns.instants(connection, seen.stream().map(Observation::at)));
      statement.setArray(3, Columns.texts(connection, seen.stream().map(Observation::place)));
      statement.setArray(
          4, Columns.texts(connection, seen.stream().map(each -> each.seen().text())));
      statement.setArray(
          5,
          connection.createArrayOf(
              "boolean", seen.stream().map(Observation::controlled).toArray()));
      statement.setArray(
          6, Columns.texts(connection, seen.stream().map(each -> each.author().text())));
      statement.setArray(
          7,
          Columns.texts(connection, seen.stream().map(each -> StorableText.orNull(each.words()))));
      statement.executeUpdate();
    }
  }
}
