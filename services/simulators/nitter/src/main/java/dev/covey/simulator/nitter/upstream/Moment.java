/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something a person put into their timeline: a post, or a repost of {@code post}, which then has
 * an id and a time of its own. Newest first.
 */
record Moment(Instant at, long id, long author, long post) implements Comparable<Moment> {
  private static final Comparator<Moment> NEWEST_FIRST =
      Comparator.comparing(Moment::at).thenComparingLong(Moment::id).reversed();

  /** Comes right after everything of that time and later. */
  static Moment endOf(Instant until) {
    return new Moment(until, Long.MIN_VALUE, 0, 0);
  }

  boolean isRepost() {
    return id != post;
  }

  @Override
  public int compareTo(Moment other) {
    return NEWEST_FIRST.compare(this, other);
  }
}
