/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.time.Duration;

/**
 * Counts what sources ask of the outside world: requests by outcome, and how long they took. Safe
 * for many threads.
 */
@FunctionalInterface
public interface SourceMetrics {
  SourceMetrics NONE = (_, _, _) -> {};

  /**
   * One request ended.
   *
   * @param outcome few and fixed words, as it becomes a label
   */
  void request(String source, String outcome, Duration took);
}
