/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.time.QuietHours;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActionsConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        ActionsConfig.CONCERN,
        "actions.lease | COVEY_ACTIONS_LEASE | 60s",
        "actions.media | COVEY_ACTIONS_MEDIA | -",
        "actions.jitter | COVEY_ACTIONS_JITTER | 0",
        "actions.quiet-hours | COVEY_ACTIONS_QUIET_HOURS | -",
        "actions.credits-per-day | COVEY_ACTIONS_CREDITS_PER_DAY | 0");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().actions())
        .isEqualTo(
            new ActionsConfig(Duration.ofSeconds(60), Path.of(".covey", "media"), 0, null, 0));
  }

  @Test
  void values() {
    assertThat(
            Configs.of(
                    "COVEY_ACTIONS_LEASE", "10s",
                    "COVEY_ACTIONS_MEDIA", "/m",
                    "COVEY_ACTIONS_JITTER", "0.25",
                    "COVEY_ACTIONS_QUIET_HOURS", "22:00-07:30 Europe/Paris",
                    "COVEY_ACTIONS_CREDITS_PER_DAY", "12.5")
                .actions())
        .isEqualTo(
            new ActionsConfig(
                Duration.ofSeconds(10),
                Path.of("/m"),
                0.25,
                QuietHours.parse("22:00-07:30 Europe/Paris"),
                12_500_000));
  }
}
