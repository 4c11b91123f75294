/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActionsConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        ActionsConfig.CONCERN,
        "actions.lease | COVEY_ACTIONS_LEASE | 60s",
        "actions.media | COVEY_ACTIONS_MEDIA | -");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().actions())
        .isEqualTo(new ActionsConfig(Duration.ofSeconds(60), Path.of(".covey", "media")));
  }

  @Test
  void values() {
    assertThat(Configs.of("COVEY_ACTIONS_LEASE", "10s", "COVEY_ACTIONS_MEDIA", "/m").actions())
        .isEqualTo(new ActionsConfig(Duration.ofSeconds(10), Path.of("/m")));
  }
}
