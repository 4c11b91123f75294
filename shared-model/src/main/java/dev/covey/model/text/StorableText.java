/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.text;

import org.jspecify.annotations.Nullable;

/** Text from outside as it can be kept: without what no UTF-8 text and no database can hold. */
public final class StorableText {
  private StorableText() {}

  /** Puts the replacement character for half surrogate pairs and for the zero character. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }

  private static String cleaned(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }
}
