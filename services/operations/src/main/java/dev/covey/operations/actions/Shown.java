/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import org.jspecify.annotations.Nullable;

/** Text from outside as a terminal may show it: short, on one line, without control characters. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String orDash(@Nullable Object value) {
    return value == null ? "-" : brief(value.toString());
  }

  static String brief(String value) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(value.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      boolean plain = c >= ' ' && c != 0x7f && (c < 0x80 || c > 0x9f) && !turns(c);
      shown.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return value.length() > LONGEST ? shown + "…" : shown.toString();
  }

  /** Marks that change the direction of what follows, and so what a reader sees. */
  private static boolean turns(char c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }
}
