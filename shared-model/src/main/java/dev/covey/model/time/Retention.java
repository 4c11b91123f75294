/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long something is kept, in whole days. */
public final class Retention {
  private Retention() {}

  /** What was made before this is not kept: the begin of a day (UTC), so it moves once a day. */
  public static Instant cut(Instant now, int days) {
    return now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS);
  }
}
