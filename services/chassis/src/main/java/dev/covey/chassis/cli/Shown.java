/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.cli;

import org.jspecify.annotations.Nullable;

/**
 * Text of strangers as a terminal may show it: nothing in it moves the cursor, changes colours or
 * turns the direction of reading. Everything from a page, a platform or a file goes through here.
 */
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** For a cell of a table. */
  public static String orDash(@Nullable Object value) {
    return value == null ? "-" : brief(value.toString());
  }

  /** The beginning, on one line, with its line breaks written out. */
  public static String brief(String text) {
    if (text.length() <= LONGEST) {
      return safe(text, false);
    }
    // not in the middle of a character
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return safe(text.substring(0, end), false) + "…";
  }

  /** All of it, on one line. */
  public static String line(String text) {
    return safe(text.replace('\n', ' '), false);
  }

  /** All of it, on its lines. */
  public static String paragraph(String text) {
    return safe(text, true);
  }

  private static String safe(String text, boolean lines) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          boolean plain = (lines && c == '\n') || !(Character.isISOControl(c) || turns(c));
          if (plain) {
            shown.appendCodePoint(c);
          } else {
            shown.append("\\u%04x".formatted(c));
          }
        });
    return shown.toString();
  }

  /** Marks that change the direction of what follows, and so what a reader sees. */
  private static boolean turns(int c) {
    return (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200e
        || c == 0x200f
        || c == 0x061c;
  }
}
