/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Instant;

/** What one set of X's rate headers said about the window that runs until {@code reset}. */
public record RateWindow(RateScope scope, long limit, long remaining, Instant reset) {
  public boolean exhausted() {
    return remaining <= 0;
  }

  /** In words, for one that is exhausted. */
  public String describe() {
    return "X says that nothing is left of " + limit + " until " + reset;
  }
}
