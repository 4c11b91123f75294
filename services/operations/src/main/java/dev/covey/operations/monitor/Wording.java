/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures and moments as a monitor writes them. */
final class Wording {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Wording() {}

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** With one decimal, and never all where one is missing. */
  static String share(long part, long whole) {
    double percent = Math.floor(1000.0 * part / whole) / 10;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  static String time(Instant moment) {
    return TIME.format(moment);
  }

  static String day(Instant moment) {
    return DAY.format(moment);
  }

  /** {@code in 2 m 3 s}, or {@code now}. */
  static String until(Instant now, Instant then) {
    long seconds = Duration.between(now, then).plusMillis(999).toSeconds();
    if (seconds <= 0) {
      return "now";
    }
    if (seconds < 60) {
      return "in %d s".formatted(seconds);
    }
    if (seconds < 3600) {
      return "in %d m %d s".formatted(seconds / 60, seconds % 60);
    }
    return seconds < 86_400
        ? "in %d h %d m".formatted(seconds / 3600, seconds % 3600 / 60)
        : "in %d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3600);
  }
}
