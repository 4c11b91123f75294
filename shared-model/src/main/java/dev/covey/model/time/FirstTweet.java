/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import java.time.Instant;

/** Where the history of X begins: before that day there is nothing to be read. */
public final class FirstTweet {
  public static final Instant DAY = Instant.parse("2006-03-21T00:00:00Z");

  private FirstTweet() {}
}
