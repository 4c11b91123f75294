/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.time.Duration;

/**
 * How events are told to webhooks.
 *
 * @param timeout for one delivery, from the call to as much of the answer as is used; a name that
 *     resolves slowly may take longer
 * @param atOnce deliveries to one webhook that one worker has under way
 */
public record WebhooksConfig(Duration timeout, int atOnce, PrivateAddresses privateAddresses) {

  /** Whether receivers may be in one's own network. */
  public enum PrivateAddresses {
    REFUSED,
    ALLOWED
  }

  public static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "webhooks.timeout",
          ValueTypes.duration(Duration.ofMillis(100), Duration.ofMinutes(2)),
          "15s",
          "how long one delivery may take in all");
  public static final Setting<Integer> AT_ONCE =
      new Setting<>(
          "webhooks.at-once",
          ValueTypes.wholeNumber(1, 1_000),
          "4",
          "deliveries to one webhook that one worker has under way; less than amqp.concurrency, so"
              + " that a slow receiver leaves places to the others");
  public static final Setting<PrivateAddresses> PRIVATE_ADDRESSES =
      new Setting<>(
          "webhooks.private-addresses",
          ValueTypes.oneOf(PrivateAddresses.class),
          "refused",
          "whether a webhook may lead to loopback, private and other addresses that are not on the"
              + " open Internet");

  static final Concern CONCERN = Concern.of("Webhooks", TIMEOUT, AT_ONCE, PRIVATE_ADDRESSES);

  static WebhooksConfig from(Settings settings) {
    return new WebhooksConfig(
        settings.get(TIMEOUT), settings.get(AT_ONCE), settings.get(PRIVATE_ADDRESSES));
  }
}
