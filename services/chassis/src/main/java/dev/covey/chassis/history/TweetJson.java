/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.covey.model.archive.SelectSnapshot;
import dev.covey.model.history.SelectTweet;
import dev.covey.model.history.TweetLine;
import dev.covey.model.review.SelectVerdict;
import dev.covey.model.source.TweetStats;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tweets for machines: member names are a contract, ids are strings. */
public final class TweetJson {
  private TweetJson() {}

  /** One tweet; {@code verdict} is null where nobody looked yet whether it is still there. */
  public record Tweet(
      String id,
      String author,
      Instant createdAt,
      String text,
      String url,
      List<String> replyTo,
      @Nullable String quotedId,
      @JsonRawValue String media,
      @JsonRawValue @Nullable String poll,
      @JsonRawValue @Nullable String card,
      @Nullable String note,
      boolean edited,
      TweetStats stats,
      String source,
      Instant firstSeenAt,
      Instant changedAt,
      @Nullable String verdict) {

    public static Tweet of(TweetLine line) {
      return new Tweet(
          Long.toString(line.id()),
          line.author(),
          line.createdAt(),
          line.text(),
          line.url(),
          line.replyTo(),
          line.quotedId() == null ? null : line.quotedId().toString(),
          line.media(),
          line.poll(),
          line.card(),
          line.note(),
          line.edited(),
          line.stats(),
          line.source(),
          line.firstSeenAt(),
          line.changedAt(),
          line.verdict());
    }
  }

  /** A tweet with its past. */
  public record Found(
      Tweet tweet,
      SelectVerdict.@Nullable Held verdict,
      List<SelectTweet.Version> versions,
      List<SelectTweet.Point> stats,
      SelectSnapshot.@Nullable Line snapshot) {}

  public static String tweet(TweetLine line) {
    return JsonText.of(Tweet.of(line));
  }

  public static String tweets(List<TweetLine> lines) {
    return JsonText.of(lines.stream().map(Tweet::of).toList());
  }

  /** All that is kept of a tweet. */
  public static String story(TweetStory story) {
    return JsonText.of(
        new Found(
            Tweet.of(story.found().tweet()),
            story.held(),
            story.found().versions(),
            story.found().points(),
            story.snapshot()));
  }
}
