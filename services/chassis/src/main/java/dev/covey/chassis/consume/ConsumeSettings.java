/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.chassis.broker.RetryDelay;
import java.time.Duration;

/**
 * How a worker takes jobs.
 *
 * @param prefetch messages that the broker hands out before they are acked
 * @param concurrency jobs handled at once
 * @param gracePeriod how long a stopping worker finishes what it has begun
 * @param maxMessageBytes larger messages are parked unread
 * @param maxAttempts failed attempts after which a job is parked
 * @param retry when a failed job runs again, on the fleet's clock
 * @param leaseAfter a job held this long is leased, so that no other process takes it for lost
 */
public record ConsumeSettings(
    int prefetch,
    int concurrency,
    Duration gracePeriod,
    int maxMessageBytes,
    int maxAttempts,
    RetryDelay retry,
    Duration leaseAfter) {
  public static final RetryDelay RETRY = new RetryDelay(Duration.ofSeconds(5), Duration.ofHours(1));
  public static final ConsumeSettings DEFAULT =
      new ConsumeSettings(
          100, 16, Duration.ofSeconds(20), 1 << 20, 8, RETRY, Duration.ofSeconds(5));

  /** A lease outlives several missed renewals. */
  private static final int RENEWALS_PER_LEASE = 6;

  public ConsumeSettings {
    if (prefetch < 1 || concurrency < 1 || maxMessageBytes < 1 || maxAttempts < 1) {
      throw new IllegalArgumentException(
          "prefetch, concurrency, maxMessageBytes and maxAttempts must be at least 1");
    }
  }

  Duration leaseSpan() {
    return leaseAfter.multipliedBy(RENEWALS_PER_LEASE);
  }
}
