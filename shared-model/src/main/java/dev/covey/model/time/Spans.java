/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 500ms}, {@code 90s}, {@code 15m}, {@code 1h30m}, {@code
 * 1d}.
 */
public final class Spans {
  private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
  private static final Pattern PIECE = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Spans() {}

  public static String text(Duration span) {
    long millis = span.toMillis();
    if (millis == 0) {
      return "0s";
    }
    if (millis % 86_400_000 == 0) {
      return millis / 86_400_000 + "d";
    }
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  /** The opposite of {@link #text}. Throws IllegalArgumentException, worded for people. */
  public static Duration parse(String text) {
    if (!WHOLE.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a time span: write a number and ms, s, m, h or d, such as 15m or 1h30m"
              .formatted(text));
    }
    Duration sum = Duration.ZERO;
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      sum = sum.plus(unit(piece.group(2)).multipliedBy(Long.parseLong(piece.group(1))));
    }
    return sum;
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
