/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.gateway.http.Call;
import dev.covey.model.seal.Sha256;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whether a client has an answer already, by its tag alone: an answer may change without what is in
 * it being newer, as when something is taken out of it.
 */
record Freshness(String tag) {
  private static final int TAG_BYTES = 16;

  static Freshness of(byte[] body) {
    return new Freshness("\"" + HexFormat.of().formatHex(Sha256.of(body), 0, TAG_BYTES) + "\"");
  }

  /** Says it in the answer; where the client has it, the answer is 304 and no more. */
  boolean isKnown(Call call) {
    Context context = call.context();
    context
        .header("ETag", tag)
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
    return tags != null
        && Arrays.stream(tags.split(",", -1))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals("*") || each.equals(tag));
  }
}
