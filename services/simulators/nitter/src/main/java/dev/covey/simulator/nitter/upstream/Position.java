/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a timeline was read: what comes next is older than this. Goes into cursors. */
public record Position(Instant at, long id) {
  private static final String PREFIX = "DAAB";
  private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,9})\\.(\\d{1,19})");

  /** The form that X hands out: it tells nothing to whoever reads it. */
  public String toCursor() {
    String text = at.getEpochSecond() + "." + at.getNano() + "." + id;
    return PREFIX
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Empty for what was never handed out. */
  public static Optional<Position> parse(String cursor) {
    if (!cursor.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(cursor.substring(PREFIX.length()));
      Matcher text = TEXT.matcher(new String(decoded, StandardCharsets.UTF_8));
      return text.matches() ? Optional.of(of(text)) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Position of(Matcher text) {
    long seconds = Long.parseLong(text.group(1));
    long nanos = Long.parseLong(text.group(2));
    return new Position(Instant.ofEpochSecond(seconds, nanos), Long.parseLong(text.group(3)));
  }

  boolean isBefore(Moment moment) {
    int byTime = moment.at().compareTo(at);
    return byTime < 0 || (byTime == 0 && moment.id() < id);
  }
}
