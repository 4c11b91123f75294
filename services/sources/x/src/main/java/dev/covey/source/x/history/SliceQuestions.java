/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.time.Slice;
import dev.covey.source.x.XQuestion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions that read a profile's posts of a range. X takes times in whole seconds, none from
 * before ids told the time, and none from the last seconds: ranges are widened, and what comes is
 * checked.
 */
final class SliceQuestions {
  private static final Instant FIRST_TIME = Instant.parse("2010-11-06T00:00:01Z");
  private static final Duration TOO_NEW = Duration.ofSeconds(30);
  private static final String PAGE = "100";
  private static final String SMALLEST_PAGE = "5";

  private final long userId;
  private final String username;
  private final Instant newest;

  SliceQuestions(long userId, String username, Instant now) {
    this.userId = userId;
    this.username = username;
    this.newest = now.minus(TOO_NEW);
  }

  XQuestion timeline(Slice slice) {
    Map<String, String> parameters = times(slice.from(), slice.until());
    parameters.put("exclude", "retweets");
    parameters.put("max_results", PAGE);
    return posts(parameters);
  }

  /** Whether X can be asked for what is older. */
  static boolean canAskBefore(Instant moment) {
    return moment.isAfter(FIRST_TIME);
  }

  /** Some posts from before then, of any kind; some of them may be a second too young. */
  XQuestion olderThan(Instant moment) {
    Map<String, String> parameters = times(Instant.EPOCH, moment.truncatedTo(ChronoUnit.SECONDS));
    parameters.put("max_results", SMALLEST_PAGE);
    return posts(parameters);
  }

  private XQuestion posts(Map<String, String> parameters) {
    return new XQuestion(
        XQuestion.Subject.POSTS, List.of("users", Long.toString(userId), "tweets"), parameters);
  }

  XQuestion search(Slice slice) {
    Map<String, String> parameters = times(slice.from(), slice.until());
    parameters.put("query", "from:" + username + " -is:retweet");
    parameters.put("max_results", PAGE);
    return new XQuestion(
        XQuestion.Subject.POSTS, List.of("tweets", "search", "recent"), parameters);
  }

  private Map<String, String> times(Instant from, Instant until) {
    Map<String, String> parameters = new HashMap<>();
    if (from.isAfter(FIRST_TIME)) {
      parameters.put("start_time", from.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    Instant whole = until.truncatedTo(ChronoUnit.SECONDS);
    Instant end = whole.equals(until) ? whole : whole.plusSeconds(1);
    if (end.isBefore(newest)) {
      parameters.put("end_time", (end.isBefore(FIRST_TIME) ? FIRST_TIME : end).toString());
    }
    return parameters;
  }
}
