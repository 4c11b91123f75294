/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.history;

import dev.covey.chassis.csv.RowForm;
import dev.covey.chassis.csv.SpreadsheetCell;
import dev.covey.model.history.TweetLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tweets as rows of files. */
public final class TweetRows {
  public static final RowForm<TweetLine> FORM =
      new RowForm<>(
          List.of(
              "id",
              "author",
              "created_at",
              "text",
              "url",
              "reply_to",
              "quoted_id",
              "replies",
              "reposts",
              "quotes",
              "likes",
              "views",
              "media",
              "source",
              "first_seen_at",
              "verdict"),
          TweetRows::cells,
          TweetJson::tweet);

  private TweetRows() {}

  private static List<String> cells(TweetLine tweet) {
    return List.of(
        Long.toString(tweet.id()),
        tweet.author(),
        tweet.createdAt().toString(),
        SpreadsheetCell.defused(tweet.text()),
        tweet.url(),
        String.join(" ", tweet.replyTo()),
        text(tweet.quotedId()),
        text(tweet.stats().replies()),
        text(tweet.stats().reposts()),
        text(tweet.stats().quotes()),
        text(tweet.stats().likes()),
        text(tweet.stats().views()),
        tweet.media(),
        tweet.source(),
        tweet.firstSeenAt().toString(),
        tweet.verdict() == null ? "" : tweet.verdict());
  }

  private static String text(@Nullable Long number) {
    return number == null ? "" : number.toString();
  }
}
