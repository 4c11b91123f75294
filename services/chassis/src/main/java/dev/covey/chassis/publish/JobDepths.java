/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many jobs of each type are thought to be at the broker: what a sweep counted, and what this
 * process published since. Too high rather than too low. Safe for many threads.
 */
final class JobDepths {
  private final int most;
  private final Map<String, Long> published = new ConcurrentHashMap<>();
  private final Map<String, Counted> counted = new ConcurrentHashMap<>();

  /** What a count gave, and how many had been published before it began. */
  private record Counted(int depth, long before) {
    static final Counted NOTHING = new Counted(0, 0);
  }

  JobDepths(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  int room(String type) {
    Counted last = counted.getOrDefault(type, Counted.NOTHING);
    long depth = last.depth() + publishedSoFar(type) - last.before();
    return Math.clamp(most - depth, 0, most);
  }

  /** To be read before counting: what is published during the count then counts for sure. */
  long publishedSoFar(String type) {
    return published.getOrDefault(type, 0L);
  }

  void counted(String type, int depth, long before) {
    counted.put(type, new Counted(depth, before));
  }

  void published(String type) {
    published.merge(type, 1L, Long::sum);
  }
}
