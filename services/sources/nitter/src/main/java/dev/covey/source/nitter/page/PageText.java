/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a page's bytes into text: by its mark, by what the server said, by what it says itself. */
final class PageText {
  private static final String CHARSET = "charset=";
  private static final int HEAD = 1024;

  private PageText() {}

  static String decode(byte[] body, @Nullable String contentType) {
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      return new String(body, 3, body.length - 3, StandardCharsets.UTF_8);
    }
    if (startsWith(body, 0xFE, 0xFF) || startsWith(body, 0xFF, 0xFE)) {
      return new String(body, StandardCharsets.UTF_16);
    }
    Charset charset = contentType == null ? null : named(contentType);
    if (charset == null) {
      charset =
          named(new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.ISO_8859_1));
    }
    return new String(body, charset == null ? StandardCharsets.UTF_8 : charset);
  }

  private static boolean startsWith(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= body.length || (body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Charset named(String text) {
    int start = text.toLowerCase(Locale.ROOT).indexOf(CHARSET);
    if (start < 0) {
      return null;
    }
    start += CHARSET.length();
    while (start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
      start++;
    }
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return Charset.forName(text.substring(start, end), StandardCharsets.UTF_8);
  }

  private static boolean isNamePart(char c) {
    return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
