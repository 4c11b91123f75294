/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        ClockConfig.CONCERN,
        "clock.start | COVEY_CLOCK_START | -",
        "clock.speed | COVEY_CLOCK_SPEED | 1");
  }

  @Test
  void defaults() {
    ClockConfig config = Configs.of().clock();

    assertThat(config).isEqualTo(new ClockConfig(null, 1));
    assertThat(Duration.between(Instant.now(), config.clock().instant()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void values() {
    Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
    ClockConfig config =
        Configs.of("COVEY_CLOCK_START", hourAgo.toString(), "COVEY_CLOCK_SPEED", "60").clock();

    assertThat(config).isEqualTo(new ClockConfig(hourAgo, 60));
    assertThat(Duration.between(hourAgo, config.clock().instant()))
        .isBetween(Duration.ofHours(60), Duration.ofHours(70));
  }

  @Test
  void speed_withoutStartIsRefused() {
    assertThatThrownBy(() -> Configs.of("COVEY_CLOCK_SPEED", "60"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("COVEY_CLOCK_SPEED = 60")
        .hasMessageContaining("COVEY_CLOCK_START");
  }
}
