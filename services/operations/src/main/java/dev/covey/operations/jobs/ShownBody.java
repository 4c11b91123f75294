/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Text and bytes from outside, as a terminal may show them: nothing in it moves the cursor. */
final class ShownBody {
  private static final int MOST_BYTES = 4_000;
  private static final int MOST_HEX = 512;

  private ShownBody() {}

  /** On one line. */
  static String line(String text) {
    return safe(text.replace('\n', ' '));
  }

  static String safe(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          boolean plain = c == '\n' || !(Character.isISOControl(c) || turns(c));
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
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /** As text where it is some, else as hex digits; in both cases only so much of it. */
  static String of(byte[] body) {
    byte[] start = Arrays.copyOf(body, Math.min(body.length, MOST_BYTES));
    String more = body.length > start.length ? "… (" + body.length + " bytes)" : "";
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start)).toString();
      return safe(text) + more;
    } catch (CharacterCodingException _) {
      byte[] shown = Arrays.copyOf(body, Math.min(body.length, MOST_HEX));
      String rest = body.length > shown.length ? "… (" + body.length + " bytes)" : "";
      return "hex " + HexFormat.of().formatHex(shown) + rest;
    }
  }
}
