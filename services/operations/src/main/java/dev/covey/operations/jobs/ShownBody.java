/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.cli.Shown;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes from outside, as a terminal may show them. */
final class ShownBody {
  private static final int MOST_BYTES = 4_000;
  private static final int MOST_HEX = 512;

  private ShownBody() {}

  /** As text where it is some, else as hex digits; in both cases only so much of it. */
  static String of(byte[] body) {
    byte[] start = Arrays.copyOf(body, Math.min(body.length, MOST_BYTES));
    String more = body.length > start.length ? "… (" + body.length + " bytes)" : "";
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start)).toString();
      return Shown.paragraph(text) + more;
    } catch (CharacterCodingException _) {
      byte[] shown = Arrays.copyOf(body, Math.min(body.length, MOST_HEX));
      String rest = body.length > shown.length ? "… (" + body.length + " bytes)" : "";
      return "hex " + HexFormat.of().formatHex(shown) + rest;
    }
  }
}
