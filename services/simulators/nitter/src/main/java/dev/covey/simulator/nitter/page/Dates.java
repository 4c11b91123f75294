/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The ways in which Nitter prints a time, all in UTC. */
final class Dates {
  private static final DateTimeFormatter TWEET = utc("MMM d, uuuu · h:mm a 'UTC'");
  private static final DateTimeFormatter JOINED = utc("h:mm a - d MMM uuuu");
  private static final DateTimeFormatter JOINED_MONTH = utc("MMMM uuuu");
  private static final DateTimeFormatter RSS = utc("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
  private static final DateTimeFormatter THIS_YEAR = utc("MMM d");
  private static final DateTimeFormatter OTHER_YEAR = utc("d MMM uuuu");

  private Dates() {}

  static String tweet(Instant at) {
    return TWEET.format(at);
  }

  static String joined(Instant at) {
    return JOINED.format(at);
  }

  static String joinedMonth(Instant at) {
    return JOINED_MONTH.format(at);
  }

  static String rss(Instant at) {
    return RSS.format(at);
  }

  /** "3h", "Nov 18", "11 Sep 2024": as seen from the instance's own clock. */
  static String relative(Instant at, Instant now) {
    var age = Duration.between(at, now);
    if (year(at) != year(now)) {
      return OTHER_YEAR.format(at);
    }
    if (age.toDays() >= 1) {
      return THIS_YEAR.format(at);
    }
    if (age.toHours() >= 1) {
      return age.toHours() + "h";
    }
    return age.toMinutes() >= 1 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
  }

  private static int year(Instant at) {
    return ZonedDateTime.ofInstant(at, ZoneOffset.UTC).getYear();
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
