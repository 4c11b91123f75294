/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.query;

import dev.covey.gateway.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads days and moments of a query. A day is one of UTC, and counts whole. */
final class Moments {
  private static final int LAST_YEAR = 9_998;

  private Moments() {}

  /** Where that begins. */
  static Instant first(String name, String text) {
    return read(name, text, 0);
  }

  /** Where that is over: a day at its end, a moment at once. */
  static Instant last(String name, String text) {
    return read(name, text, 1);
  }

  private static Instant read(String name, String text, int days) {
    try {
      OffsetDateTime moment =
          text.length() == "2024-05-01".length()
              ? LocalDate.parse(text).plusDays(days).atStartOfDay().atOffset(ZoneOffset.UTC)
              : OffsetDateTime.parse(text);
      // what the database can hold
      if (moment.getYear() >= 1 && moment.getYear() <= LAST_YEAR) {
        return moment.toInstant();
      }
    } catch (DateTimeException wrong) {
      // said below
    }
    throw ProblemException.wrong(
        name,
        "'" + Quoted.of(text) + "' is neither a day nor a moment",
        "2024-05-01 or 2024-05-01T08:00:00Z");
  }
}
