/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import org.jspecify.annotations.Nullable;

/** Numbers as pages print them. */
final class Digits {
  private static final long BEFORE_OVERFLOW = Long.MAX_VALUE / 10 - 1;

  private Digits() {}

  /**
   * A number with or without {@code ,} between its digits; null if there is none, or anything else
   * beside it, such as the K of a rounded one.
   */
  static @Nullable Long parse(String text) {
    long value = 0;
    boolean seen = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (value > BEFORE_OVERFLOW) {
          return null;
        }
        value = value * 10 + (c - '0');
        seen = true;
      } else if (c != ',' && !Markup.isBlank(c)) {
        return null;
      }
    }
    return seen ? value : null;
  }
}
