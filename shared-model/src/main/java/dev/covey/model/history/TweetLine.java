/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.source.TweetStats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored tweet as it is shown to people.
 *
 * @param media a JSON array as it is stored; {@code poll} and {@code card} are objects
 * @param verdict whether it is still there; null where nobody looked yet
 */
public record TweetLine(
    long id,
    long profileId,
    String author,
    Instant createdAt,
    String text,
    List<String> replyTo,
    @Nullable Long quotedId,
    String media,
    @Nullable String poll,
    @Nullable String card,
    @Nullable String note,
    boolean edited,
    TweetStats stats,
    String source,
    Instant firstSeenAt,
    Instant changedAt,
    @Nullable String verdict) {

  /** The verdict is looked up for the rows that are shown, never for those that are only sorted. */
  static final String COLUMNS =
      """
      tweet.id, tweet.profile_id, tweet.author, tweet.created_at, tweet.text, tweet.reply_to,
      tweet.quoted_id, tweet.media::text as media, tweet.poll::text as poll,
      tweet.card::text as card, tweet.note, tweet.edited, tweet.replies, tweet.reposts,
      tweet.quotes, tweet.likes, tweet.views, tweet.source, tweet.first_seen_at, tweet.changed_at,
      (select seen.verdict from review as seen where seen.tweet_id = tweet.id) as verdict\
      """;

  /** Where it is on X. */
  public String url() {
    return url(author, id);
  }

  /** Where that author's tweet of that id is on X. */
  public static String url(String author, long id) {
    return "https://x.com/" + author + "/status/" + id;
  }

  static TweetLine read(ResultSet row) throws SQLException {
    return new TweetLine(
        row.getLong("id"),
        row.getLong("profile_id"),
        row.getString("author"),
        Columns.instant(row, "created_at"),
        row.getString("text"),
        List.of((String[]) row.getArray("reply_to").getArray()),
        Columns.numberOrNull(row, "quoted_id"),
        row.getString("media"),
        row.getString("poll"),
        row.getString("card"),
        row.getString("note"),
        row.getBoolean("edited"),
        stats(row),
        row.getString("source"),
        Columns.instant(row, "first_seen_at"),
        Columns.instant(row, "changed_at"),
        row.getString("verdict"));
  }

  static TweetStats stats(ResultSet row) throws SQLException {
    return new TweetStats(
        Columns.numberOrNull(row, "replies"),
        Columns.numberOrNull(row, "reposts"),
        Columns.numberOrNull(row, "quotes"),
        Columns.numberOrNull(row, "likes"),
        Columns.numberOrNull(row, "views"));
  }
}
