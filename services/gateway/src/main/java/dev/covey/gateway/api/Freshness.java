/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.gateway.http.Call;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;

/** Whether a client has an answer already, by its tag or else by its time. */
record Freshness(String tag, Instant modified) {
  private static final int TAG_BYTES = 16;

  static Freshness of(byte[] body, Instant modified) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return new Freshness(
          "\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + "\"",
          modified.truncatedTo(ChronoUnit.SECONDS));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Says both in the answer; where the client has it, the answer is 304 and no more. */
  boolean isKnown(Call call) {
    Context context = call.context();
    context
        .header("ETag", tag)
        .header(
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC)))
        // may be kept by who asked, but not used unasked
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Authorization");
    boolean known = isKnown(context);
    if (known) {
      context.status(304);
    }
    return known;
  }

  private boolean isKnown(Context context) {
    String tags = context.header("If-None-Match");
    if (tags != null) {
      return Arrays.stream(tags.split(",", -1))
          .map(each -> each.strip().replaceFirst("^W/", ""))
          .anyMatch(each -> each.equals("*") || each.equals(tag));
    }
    String since = context.header("If-Modified-Since");
    if (since == null) {
      return false;
    }
    try {
      return !modified.isAfter(
          OffsetDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException noDate) {
      return false;
    }
  }
}
