/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.TweetIds;
import dev.covey.model.time.FirstTweet;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as pages print them, all in UTC; tweets that can tell their own are not asked. */
final class TweetDate {
  private static final List<DateTimeFormatter> TWEET =
      List.of(pattern("MMM d, uuuu · h:mm a 'UTC'"), pattern("d/M/uuuu, HH:mm:ss"));
  private static final DateTimeFormatter JOINED = pattern("h:mm a - d MMM uuuu");
  private static final DateTimeFormatter FEED = pattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'");

  private TweetDate() {}

  /** From the id where it holds the time, otherwise from what the page shows. */
  static @Nullable Instant of(long id, @Nullable String shown) {
    return TweetIds.createdAt(id).orElseGet(() -> shown(shown));
  }

  static @Nullable Instant ofFeed(long id, String shown) {
    return TweetIds.createdAt(id).orElseGet(() -> parse(shown, FEED));
  }

  static @Nullable Instant joined(String shown) {
    return parse(shown, JOINED);
  }

  private static @Nullable Instant shown(@Nullable String shown) {
    if (shown == null) {
      return null;
    }
    for (DateTimeFormatter format : TWEET) {
      Instant moment = parse(shown, format);
      if (moment != null) {
        return moment;
      }
    }
    return null;
  }

  private static @Nullable Instant parse(String shown, DateTimeFormatter format) {
    try {
      Instant moment = LocalDateTime.parse(shown.strip(), format).toInstant(ZoneOffset.UTC);
      return isOfX(moment) ? moment : null;
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  /** Nothing on X is older, and nothing that ids can tell is later. */
  private static boolean isOfX(Instant moment) {
    return !moment.isBefore(FirstTweet.DAY) && !moment.isAfter(TweetIds.LAST_TIME);
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
