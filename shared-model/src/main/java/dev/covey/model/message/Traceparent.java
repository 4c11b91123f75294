/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context, {@code 00-traceId-spanId-flags}: ties a message to whatever caused it. The
 * current one is bound to the running scope, and messages made there carry its trace on.
 */
public record Traceparent(String traceId, String spanId, boolean sampled) {
  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
  private static final ScopedValue<Traceparent> CURRENT = ScopedValue.newInstance();

  /** A new trace. */
  public static Traceparent root() {
    return new Traceparent(randomHex() + randomHex(), randomHex(), true);
  }

  /** Reads a header; null where there is none or it is malformed, as the standard demands. */
  public static @Nullable Traceparent parse(@Nullable String header) {
    if (header == null) {
      return null;
    }
    var matcher = FORM.matcher(header);
    if (!matcher.matches()) {
      return null;
    }
    boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
    return new Traceparent(matcher.group(1), matcher.group(2), sampled);
  }

  /** The next step of the current trace, or of a new one outside of any. */
  public static Traceparent next() {
    return CURRENT.isBound() ? CURRENT.get().child() : root();
  }

  /** Binds this trace while something runs: {@code trace.scope().run(...)}. */
  public ScopedValue.Carrier scope() {
    return ScopedValue.where(CURRENT, this);
  }

  public Traceparent child() {
    return new Traceparent(traceId, randomHex(), sampled);
  }

  /** As on the wire. */
  public String header() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  private static String randomHex() {
    long value = ThreadLocalRandom.current().nextLong();
    return HexFormat.of().toHexDigits(value == 0 ? 1 : value);
  }
}
