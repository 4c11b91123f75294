/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the ids of tweets tell. */
public final class TweetIds {
  /** Ids below were counted, not made from the clock. */
  public static final long FIRST_WITH_TIME = 30_000_000_000L;

  private static final long EPOCH_MILLIS = 1_288_834_974_657L;
  private static final int TIME_SHIFT = 22;

  private static final int MOST_DIGITS = 19;

  /** No id can tell a later time: it would not fit into a number. */
  public static final Instant LAST_TIME =
      Instant.ofEpochMilli((Long.MAX_VALUE >> TIME_SHIFT) + EPOCH_MILLIS);

  private TweetIds() {}

  /** When the tweet was made, to the millisecond; empty for ids that are too old to tell. */
  public static Optional<Instant> createdAt(long id) {
    return id < FIRST_WITH_TIME
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli((id >> TIME_SHIFT) + EPOCH_MILLIS));
  }

  /**
   * No tweet that was made then or later has a smaller id; empty for times that are too old, and
   * those after {@link #LAST_TIME}.
   */
  public static OptionalLong firstAt(Instant time) {
    if (time.isBefore(Instant.ofEpochMilli(EPOCH_MILLIS)) || time.isAfter(LAST_TIME)) {
      return OptionalLong.empty();
    }
    long id = (time.toEpochMilli() - EPOCH_MILLIS) << TIME_SHIFT;
    return id < FIRST_WITH_TIME ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /**
   * No tweet that was made then or later has a smaller id, whatever the time is: 0 for times that
   * are too old to tell, the largest number for those that no id can hold.
   */
  public static long leastAt(Instant time) {
    OptionalLong first = firstAt(time);
    return first.orElse(time.isAfter(LAST_TIME) ? Long.MAX_VALUE : 0);
  }

  /** The id in {@code text[from, until)}; empty if that is not a whole number above zero. */
  public static OptionalLong parse(CharSequence text, int from, int until) {
    int length = until - from;
    if (length < 1 || length > MOST_DIGITS) {
      return OptionalLong.empty();
    }
    long id = 0;
    for (int i = from; i < until; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      id = id * 10 + digit;
    }
    return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
  }

  public static OptionalLong parse(CharSequence text) {
    return parse(text, 0, text.length());
  }
}
