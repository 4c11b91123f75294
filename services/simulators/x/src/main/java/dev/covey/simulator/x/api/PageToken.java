/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.x.access.Errors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where a page begins: behind a position, towards older or newer ones. On the wire it is an opaque
 * text that is good for the timeline it was made for only.
 */
record PageToken(boolean older, long position) {

  private static final int LENGTH = 1 + Long.BYTES + Integer.BYTES;

  String encode(String timeline) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.put((byte) (older ? 1 : 2)).putLong(Long.reverse(position));
    bytes.putInt(checksum(bytes, timeline));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static PageToken decode(String text, String timeline, String parameter, Errors errors) {
    byte[] raw;
    try {
      raw = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      raw = new byte[0];
    }
    if (raw.length == LENGTH) {
      ByteBuffer bytes = ByteBuffer.wrap(raw);
      byte direction = bytes.get();
      long position = Long.reverse(bytes.getLong());
      if (bytes.getInt() == checksum(bytes, timeline)) {
        return new PageToken(direction == 1, position);
      }
    }
    throw errors.invalid(
        parameter,
        text,
        "The `%s` query parameter value [%s] is not valid".formatted(parameter, text));
  }

  private static int checksum(ByteBuffer bytes, String timeline) {
    var crc = new CRC32();
    crc.update(bytes.duplicate().position(0).limit(1 + Long.BYTES));
    crc.update(timeline.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
