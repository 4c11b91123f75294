/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages bytes the way networks, proxies and foes do. */
final class Mutation {
  private static final String[] SPLINTERS = {
    "<div class=\"timeline\">", "</div>", "<div class='timeline-item'>", "\0", "&#xD83D;", "<!--",
    "<table>", "<svg>", "class=\"quote\"", "href=\"/x/status/99999999999999999999\"", "<b>", "]]>",
    "<div id=\"m\">", "title=\"\"", "\uD83D\uDC26", "<template>", "<select>", "\r\n"
  };

  private Mutation() {}

  static byte[] of(byte[] original, SplittableRandom random) {
    byte[] body = original.clone();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      body = once(body, random);
    }
    return body;
  }

  private static byte[] once(byte[] body, SplittableRandom random) {
    if (body.length < 2) {
      return body;
    }
    int from = random.nextInt(body.length);
    int length = random.nextInt(Math.min(400, body.length - from) + 1);
    return switch (random.nextInt(5)) {
      case 0 -> spliced(body, from, length, new byte[0]);
      case 1 -> spliced(body, from, 0, splinter(random));
      case 2 -> spliced(body, from, 0, Arrays.copyOfRange(body, from, from + length));
      case 3 -> {
        for (int i = from; i < from + Math.min(8, length); i++) {
          body[i] = (byte) random.nextInt(256);
        }
        yield body;
      }
      default -> Arrays.copyOf(body, Math.max(1, from));
    };
  }

  private static byte[] splinter(SplittableRandom random) {
    return SPLINTERS[random.nextInt(SPLINTERS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] body, int at, int cut, byte[] insert) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + insert.length);
    out.write(body, 0, at);
    out.writeBytes(insert);
    out.write(body, at + cut, body.length - at - cut);
    return out.toByteArray();
  }
}
