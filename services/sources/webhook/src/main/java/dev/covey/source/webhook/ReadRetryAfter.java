/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads how long a receiver wants to be left alone: seconds, or a date. Pure. */
final class ReadRetryAfter {
  /** Whoever says "at once", or names a moment that is past, is not asked without end. */
  static final Duration LEAST = Duration.ofSeconds(5);

  static final Duration MOST = Duration.ofDays(1);

  private ReadRetryAfter() {}

  /** Null where the header is missing or not understood. */
  static @Nullable Duration from(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    if (text.matches("\\d{1,9}")) {
      return bounded(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return bounded(Duration.between(now, then));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Duration bounded(Duration span) {
    if (span.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return span.compareTo(MOST) < 0 ? span : MOST;
  }
}
