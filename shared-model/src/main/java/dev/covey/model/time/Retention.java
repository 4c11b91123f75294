/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How long something is kept, in whole days. */
public final class Retention {
  private Retention() {}

  /** Where what is wanted begins: at {@code first}, or later where less is kept. */
  public static Instant wantedFrom(Instant first, @Nullable Integer keepDays, Instant now) {
    if (keepDays == null) {
      return first;
    }
    Instant cut = cut(now, keepDays);
    return cut.isAfter(first) ? cut : first;
  }

  /** What was made before this is not kept: the begin of a day (UTC), so it moves once a day. */
  public static Instant cut(Instant now, int days) {
    return now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS);
  }
}
