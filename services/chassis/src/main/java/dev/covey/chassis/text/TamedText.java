/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.text;

/**
 * A text that twitter-text parses in good time. Its search for hosts takes a time that grows with
 * the square of a chain such as {@code a.a.a.a}: in hosts with more labels than any has, dots
 * become commas, which weigh the same.
 */
final class TamedText {
  private static final int MOST_DOTS = 20;

  private TamedText() {}

  static String of(String text) {
    StringBuilder tamed = null;
    int start = 0;
    while (start < text.length()) {
      int end = start;
      int dots = 0;
      while (end < text.length() && mayBeHost(text.charAt(end))) {
        dots += text.charAt(end) == '.' ? 1 : 0;
        end++;
      }
      if (dots > MOST_DOTS && !isInPath(text, start)) {
        tamed = tamed == null ? new StringBuilder(text) : tamed;
        for (int i = start; i < end; i++) {
          if (text.charAt(i) == '.') {
            tamed.setCharAt(i, ',');
          }
        }
      }
      start = end + 1;
    }
    return tamed == null ? text : tamed.toString();
  }

  private static boolean mayBeHost(char c) {
    return c == '.' || c == '-' || c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
  }

  /** After the host of a link dots are cheap, and count. */
  private static boolean isInPath(String text, int start) {
    if (start == 0 || "/?&=#%+~".indexOf(text.charAt(start - 1)) < 0) {
      return false;
    }
    return start < 2 || text.charAt(start - 2) != '/';
  }
}
