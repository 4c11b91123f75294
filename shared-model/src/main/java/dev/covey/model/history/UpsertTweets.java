/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.StorableText;
import dev.covey.model.database.Transaction;
import dev.covey.model.source.SourceTweet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores tweets of a profile, whether they are known or not. What a poorer page lacks is kept from
 * the richer one, and a tweet in which nothing changed is not written.
 */
public final class UpsertTweets {
  private static final String SQL =
      """
      insert into tweet as known (
        id, profile_id, author, created_at, text, reply_to, quoted_id, media, poll, card, note,
        edited, replies, reposts, quotes, likes, views, source, first_seen_at, changed_at)
      select
        id, ?, author, created_at, text, coalesce(string_to_array(nullif(reply_to, ''), ' '), '{}'),
        quoted_id, media::jsonb, poll::jsonb, card::jsonb, note,
        edited, replies, reposts, quotes, likes, views, ?, ?::timestamptz, ?::timestamptz
      from unnest(
        ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::boolean[],
        ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
        as seen (id, author, created_at, text, reply_to, quoted_id, media, poll, card, note, edited,
          replies, reposts, quotes, likes, views)
      order by id
      on conflict (id) do update set
        text = excluded.text,
        quoted_id = coalesce(excluded.quoted_id, known.quoted_id),
        media = case when excluded.media = '[]' then known.media else excluded.media end,
        poll = coalesce(excluded.poll, known.poll),
        card = coalesce(excluded.card, known.card),
        note = coalesce(excluded.note, known.note),
        edited = excluded.edited or known.edited,
        replies = coalesce(excluded.replies, known.replies),
        reposts = coalesce(excluded.reposts, known.reposts),
        quotes = coalesce(excluded.quotes, known.quotes),
        likes = coalesce(excluded.likes, known.likes),
        views = coalesce(excluded.views, known.views),
        changed_at = excluded.changed_at
      where (known.text, known.edited, known.replies, known.reposts, known.quotes, known.likes,
          known.views, known.quoted_id, known.media, known.poll, known.card, known.note)
        is distinct from (excluded.text, excluded.edited or known.edited,
          coalesce(excluded.replies, known.replies), coalesce(excluded.reposts, known.reposts),
          coalesce(excluded.quotes, known.quotes), coalesce(excluded.likes, known.likes),
          coalesce(excluded.views, known.views), coalesce(excluded.quoted_id, known.quoted_id),
          case when excluded.media = '[]' then known.media else excluded.media end,
          coalesce(excluded.poll, known.poll), coalesce(excluded.card, known.card),
          coalesce(excluded.note, known.note))
      returning id, xmax = 0
      """;

  private UpsertTweets() {}

  /** Returns those that were not known before. */
  public static List<SourceTweet> of(
      Transaction transaction, long profileId, List<SourceTweet> tweets, String source, Instant now)
      throws SQLException {
    if (tweets.isEmpty()) {
      return List.of();
    }
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      statement.setString(2, source);
      statement.setString(3, now.toString());
      statement.setString(4, now.toString());
      new Columns(statement, tweets, 5)
          .add("bigint", SourceTweet::id)
          .add("text", SourceTweet::author)
          .add("timestamptz", tweet -> tweet.createdAt().toString())
          .add("text", tweet -> StorableText.of(tweet.text()))
          .add("text", tweet -> String.join(" ", tweet.replyTo()))
          .add("bigint", SourceTweet::quotedId)
          .add("text", tweet -> TweetJson.media(tweet.media()))
          .add("text", tweet -> TweetJson.poll(tweet.poll()))
          .add("text", tweet -> TweetJson.card(tweet.card()))
          .add("text", tweet -> StorableText.orNull(tweet.note()))
          .add("boolean", SourceTweet::edited)
          .add("bigint", tweet -> tweet.stats().replies())
          .add("bigint", tweet -> tweet.stats().reposts())
          .add("bigint", tweet -> tweet.stats().quotes())
          .add("bigint", tweet -> tweet.stats().likes())
          .add("bigint", tweet -> tweet.stats().views());
      Set<Long> inserted = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getBoolean(2)) {
            inserted.add(row.getLong(1));
          }
        }
      }
      return tweets.stream().filter(tweet -> inserted.contains(tweet.id())).toList();
    }
  }

  /** Fills one array parameter after the other from the same rows. */
  private static final class Columns {
    private final PreparedStatement statement;
    private final List<SourceTweet> tweets;
    private int next;

    Columns(PreparedStatement statement, List<SourceTweet> tweets, int first) {
      this.statement = statement;
      this.tweets = tweets;
      this.next = first;
    }

    Columns add(String type, Function<SourceTweet, @Nullable Object> value) throws SQLException {
      @Nullable Object[] values = new @Nullable Object[tweets.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value.apply(tweets.get(i));
      }
      Connection connection = statement.getConnection();
      statement.setArray(next++, connection.createArrayOf(type, values));
      return this;
    }
  }
}
