/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header of that name, in seconds or as a date. */
final class RetryAfter {
  private static final Duration MOST = Duration.ofDays(1);

  private RetryAfter() {}

  /** Null for what is missing, malformed or past; never more than a day. */
  static @Nullable Duration parse(@Nullable String header, Instant now) {
    Duration span = header == null ? null : span(header.strip(), now);
    if (span == null || span.isNegative() || span.isZero()) {
      return null;
    }
    return span.compareTo(MOST) > 0 ? MOST : span;
  }

  private static @Nullable Duration span(String header, Instant now) {
    try {
      if (!header.isEmpty() && header.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return header.length() > 9 ? MOST : Duration.ofSeconds(Long.parseLong(header));
      }
      ZonedDateTime date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(now, date.toInstant());
    } catch (DateTimeException malformed) {
      return null;
    }
  }
}
