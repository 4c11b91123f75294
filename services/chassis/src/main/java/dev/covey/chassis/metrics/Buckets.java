/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** Histogram borders: few, since each is a time series per label. */
final class Buckets {
  private Buckets() {}

  /** For what is done in memory and one transaction. */
  static Duration[] fast() {
    return millis(1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000);
  }

  /** For what waits for the outside world. */
  static Duration[] slow() {
    return millis(5, 25, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);
  }

  private static Duration[] millis(long... borders) {
    return LongStream.of(borders).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
