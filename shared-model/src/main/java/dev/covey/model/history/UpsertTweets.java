/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Transaction;
import dev.covey.model.history.TweetMerge.Part;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.text.StorableText;
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
 * the richer one, and a tweet in which nothing changed is not written. Where one was edited its
 * previous form is kept, and where its numbers changed the previous ones: at most one point for
 * each doubling of its age, so that a tweet of ten years has no more than seventeen.
 */
public final class UpsertTweets {
  private static final String SQL =
      """
      with stored as (
        insert into tweet as known (
          id, profile_id, author, created_at, text, reply_to, quoted_id, media, poll, card, note,
          edited, replies, reposts, quotes, likes, views, source, first_seen_at, changed_at)
        select
          id, ?, author, created_at, text,
          coalesce(string_to_array(nullif(reply_to, ''), ' '), '{}'),
          quoted_id, media::jsonb, poll::jsonb, card::jsonb, note,
          edited, replies, reposts, quotes, likes, views, ?, ?::timestamptz, ?::timestamptz
        from unnest(
          ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::text[],
          ?::text[], ?::text[], ?::text[], ?::boolean[],
          ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
          as seen (id, author, created_at, text, reply_to, quoted_id, media, poll, card, note,
            edited, replies, reposts, quotes, likes, views)
        order by id
        on conflict (id) do update set ${assignments}, changed_at = excluded.changed_at
        where ${changesSomething}
        returning new.id, old.id is null as fresh, new.created_at,
          old.changed_at as seen_at, new.changed_at as replaced_at,
          ${edited} as reworded, ${recounted} as recounted,
          ${oldContent}, ${oldNumbers}),
      versions as (
        insert into tweet_version (tweet_id, seen_at, replaced_at, ${content})
        select id, seen_at, replaced_at, ${content} from stored where not fresh and reworded
        on conflict do nothing),
      points as (
        insert into tweet_stats (tweet_id, age, at, ${numbers})
        select id, floor(log(2.0, 1 + greatest(0, extract(epoch from seen_at - created_at) / 3600))),
          seen_at, ${numbers}
        from stored where not fresh and recounted
        on conflict do nothing)
      select id from stored where fresh
      """
          .replace("${assignments}", TweetMerge.assignments())
          .replace("${changesSomething}", TweetMerge.changesSomething())
          .replace("${edited}", TweetMerge.changed(Part.CONTENT))
          .replace("${recounted}", TweetMerge.changed(Part.NUMBERS))
          .replace("${oldContent}", TweetMerge.columns(Part.CONTENT, "old."))
          .replace("${oldNumbers}", TweetMerge.columns(Part.NUMBERS, "old."))
          .replace("${content}", TweetMerge.columns(Part.CONTENT, ""))
          .replace("${numbers}", TweetMerge.columns(Part.NUMBERS, ""));

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
          .add("text", tweet -> TweetColumns.media(tweet.media()))
          .add("text", tweet -> TweetColumns.poll(tweet.poll()))
          .add("text", tweet -> TweetColumns.card(tweet.card()))
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
          inserted.add(row.getLong(1));
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
