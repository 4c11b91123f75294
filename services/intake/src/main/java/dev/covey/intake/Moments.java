/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;

/** Moments as people write them in a file: with an offset, or as a clock on the wall shows them. */
public final class Moments {
  private static final Duration PAST = Duration.ofDays(1);
  private static final Duration AHEAD = Duration.ofDays(366);

  private final ZoneId zone;
  private final Instant now;

  public Moments(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /** Throws IllegalArgumentException with what is wrong and what to write. */
  public Instant parse(String text) {
    Instant moment = exact(text.strip().toUpperCase(Locale.ROOT).replace(' ', 'T'));
    if (moment.isBefore(now.minus(PAST))) {
      throw new IllegalArgumentException(
          "is in the past, by more than a day; it is " + now + " now");
    }
    if (moment.isAfter(now.plus(AHEAD))) {
      throw new IllegalArgumentException("is more than a year ahead");
    }
    return moment;
  }

  private Instant exact(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noOffset) {
      return local(text);
    }
  }

  /** Where clocks are set back, the first of the two moments. */
  private Instant local(String text) {
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "is no moment; write 2026-11-20T08:00:00Z, or 2026-11-20 08:00 for a clock in " + zone,
          unreadable);
    }
    if (zone.getRules().getValidOffsets(local).isEmpty()) {
      throw new IllegalArgumentException(
          "does not exist in " + zone + ": clocks are set forward over it; take another time");
    }
    return local.atZone(zone).toInstant();
  }
}
