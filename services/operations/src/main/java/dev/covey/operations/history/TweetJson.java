/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.covey.model.history.SelectTweet;
import dev.covey.model.history.TweetLine;
import dev.covey.model.review.SelectVerdict;
import dev.covey.model.source.TweetStats;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tweets for machines: member names are a contract, ids are strings. */
final class TweetJson {
  private TweetJson() {}

  record Tweet(
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
      Instant changedAt) {}

  record Found(
      Tweet tweet,
      SelectVerdict.@Nullable Held verdict,
      List<SelectTweet.Version> versions,
      List<SelectTweet.Point> stats) {}

  static String tweet(TweetLine line) {
    return write(of(line));
  }

  static String tweets(List<TweetLine> lines) {
    return write(lines.stream().map(TweetJson::of).toList());
  }

  static String found(SelectTweet.Found found, SelectVerdict.@Nullable Held verdict) {
    return write(new Found(of(found.tweet()), verdict, found.versions(), found.points()));
  }

  static String write(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private static Tweet of(TweetLine line) {
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
        line.changedAt());
  }
}
