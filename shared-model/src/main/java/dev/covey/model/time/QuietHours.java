/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Hours of every day in which nothing is done; they may go over midnight. */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
  public QuietHours {
    if (from.equals(until)) {
      throw new IllegalArgumentException("quiet hours must end at another time than they begin");
    }
  }

  /** Such as {@code 22:00-07:00} or {@code 22:00-07:00 Europe/Paris}; without a zone in UTC. */
  public static QuietHours parse(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    String[] times = parts[0].split("-", -1);
    if (times.length != 2) {
      throw new IllegalArgumentException("'" + text + "' is not like 22:00-07:00 Europe/Paris");
    }
    try {
      return new QuietHours(
          LocalTime.parse(times[0]),
          LocalTime.parse(times[1]),
          parts.length == 1 ? ZoneOffset.UTC : ZoneId.of(parts[1]));
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("'" + text + "': " + wrong.getMessage(), wrong);
    }
  }

  /** When they are over; null where it is none of them. */
  public @Nullable Instant over(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    boolean overnight = from.isAfter(until);
    boolean quiet =
        overnight
            ? !time.isBefore(from) || time.isBefore(until)
            : !time.isBefore(from) && time.isBefore(until);
    if (!quiet) {
      return null;
    }
    boolean tomorrow = overnight && !time.isBefore(from);
    ZonedDateTime end = here.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(until).atZone(zone);
    return end.toInstant();
  }

  @Override
  public String toString() {
    return from + "-" + until + " " + zone;
  }
}
