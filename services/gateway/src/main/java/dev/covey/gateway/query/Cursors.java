/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.query;

import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.history.TweetCursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

/** Where a page ended, as text that means something to nobody but the next request. */
public final class Cursors {
  private static final byte TWEETS = 1;
  private static final byte PROFILES = 2;
  private static final int TWEET_BYTES = 1 + 2 * Long.BYTES;
  private static final long LAST_MICROS =
      ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

  /** A profile that lost its name is called ~ and its number. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_~]{1,50}");

  private Cursors() {}

  public static String of(TweetCursor cursor) {
    return text(
        ByteBuffer.allocate(TWEET_BYTES)
            .put(TWEETS)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, cursor.createdAt()))
            .putLong(cursor.id())
            .array());
  }

  public static String of(String username) {
    byte[] name = username.getBytes(StandardCharsets.US_ASCII);
    return text(ByteBuffer.allocate(1 + name.length).put(PROFILES).put(name).array());
  }

  static TweetCursor tweets(String name, String text) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(name, text));
    if (bytes.remaining() == TWEET_BYTES && bytes.get() == TWEETS) {
      long micros = bytes.getLong();
      long id = bytes.getLong();
      if (Math.abs(micros) <= LAST_MICROS && id > 0) {
        return new TweetCursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
      }
    }
    throw wrong(name);
  }

  static String profiles(String name, String text) {
    byte[] bytes = bytes(name, text);
    if (bytes.length > 1 && bytes[0] == PROFILES) {
      String username = new String(bytes, 1, bytes.length - 1, StandardCharsets.US_ASCII);
      if (NAME.matcher(username).matches()) {
        return username;
      }
    }
    throw wrong(name);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String name, String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException broken) {
      throw wrong(name);
    }
  }

  private static ProblemException wrong(String name) {
    return ProblemException.wrong(
        name, "this is no place in this list", "what 'next' of the page before says");
  }
}
