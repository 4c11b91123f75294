/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.time.Duration;

/** How actions are carried out. */
public record ActionsConfig(Duration lease) {
  public static final Setting<Duration> LEASE =
      new Setting<>(
          "actions.lease",
          ValueTypes.duration(Duration.ofSeconds(5), Duration.ofHours(1)),
          "60s",
          "real time after which a worker that has an action in hand counts as dead, unless it says"
              + " that it lives; well above what one call takes");

  static final Concern CONCERN = Concern.of("Actions", LEASE);

  static ActionsConfig from(Settings settings) {
    return new ActionsConfig(settings.get(LEASE));
  }
}
