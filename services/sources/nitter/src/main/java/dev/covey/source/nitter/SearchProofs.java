/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Remembers which instance's search has lately shown something of which profile: only then can an
 * empty result be believed, as some profiles are hidden from search. Safe for many threads.
 */
final class SearchProofs {
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Duration age;
  private final Map<String, Instant> shown =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  SearchProofs(InstantSource clock, Duration age) {
    this.clock = clock;
    this.age = age;
  }

  synchronized void shown(Instance instance, String username) {
    shown.put(key(instance, username), clock.instant());
  }

  synchronized boolean isFresh(Instance instance, String username) {
    Instant moment = shown.get(key(instance, username));
    return moment != null && clock.instant().isBefore(moment.plus(age));
  }

  private static String key(Instance instance, String username) {
    return instance.place() + " " + username.toLowerCase(Locale.ROOT);
  }
}
