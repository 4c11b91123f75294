/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

/** How many columns of a terminal a text takes: some signs take two, and some none. */
final class TextWidth {
  private TextWidth() {}

  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** The longest beginning that takes no more than {@code most} columns. */
  static String cut(String text, int most) {
    int width = 0;
    int end = 0;
    while (end < text.length()) {
      int sign = text.codePointAt(end);
      width += of(sign);
      if (width > most) {
        break;
      }
      end += Character.charCount(sign);
    }
    return text.substring(0, end);
  }

  private static int of(int sign) {
    return switch (Character.getType(sign)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> wide(sign) ? 2 : 1;
    };
  }

  /** East Asian signs and pictures. */
  private static boolean wide(int sign) {
    return within(sign, 0x1100, 0x115f)
        || within(sign, 0x2e80, 0xa4cf)
        || within(sign, 0xac00, 0xd7a3)
        || within(sign, 0xf900, 0xfaff)
        || within(sign, 0xfe30, 0xfe6f)
        || within(sign, 0xff00, 0xff60)
        || within(sign, 0xffe0, 0xffe6)
        || within(sign, 0x1f300, 0x1faff)
        || within(sign, 0x20000, 0x3fffd);
  }

  private static boolean within(int sign, int first, int last) {
    return sign >= first && sign <= last;
  }
}
