/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.time.Duration;

/** How a worker takes jobs. */
public record ConsumeConfig(
    int prefetch, int concurrency, Duration gracePeriod, int maxMessageBytes, int maxAttempts) {
  public static final Setting<Integer> PREFETCH =
      new Setting<>(
          "amqp.prefetch",
          ValueTypes.wholeNumber(1, 65_535),
          "100",
          "messages that the broker hands out before they are acked");
  public static final Setting<Integer> CONCURRENCY =
      new Setting<>(
          "amqp.concurrency",
          ValueTypes.wholeNumber(1, 10_000),
          "16",
          "jobs that one worker handles at once");
  public static final Setting<Duration> GRACE_PERIOD =
      new Setting<>(
          "grace-period",
          ValueTypes.duration(Duration.ZERO, Duration.ofHours(1)),
          "20s",
          "how long a stopping process finishes what it has begun before it hands the rest back");
  public static final Setting<Integer> MAX_MESSAGE_BYTES =
      new Setting<>(
          "amqp.max-message-bytes",
          ValueTypes.wholeNumber(1_024, 64 * 1_024 * 1_024),
          "1048576",
          "larger messages are parked unread");
  public static final Setting<Integer> MAX_ATTEMPTS =
      new Setting<>(
          "jobs.max-attempts",
          ValueTypes.wholeNumber(1, 1_000),
          "8",
          "failed attempts after which a job is parked");

  static final Concern CONCERN =
      Concern.of("Jobs", PREFETCH, CONCURRENCY, MAX_MESSAGE_BYTES, MAX_ATTEMPTS, GRACE_PERIOD);

  static ConsumeConfig from(Settings settings) {
    return new ConsumeConfig(
        settings.get(PREFETCH),
        settings.get(CONCURRENCY),
        settings.get(GRACE_PERIOD),
        settings.get(MAX_MESSAGE_BYTES),
        settings.get(MAX_ATTEMPTS));
  }
}
