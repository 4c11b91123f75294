/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NitterConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        NitterConfig.CONCERN,
        "nitter.contact | COVEY_NITTER_CONTACT | ",
        "nitter.timeout | COVEY_NITTER_TIMEOUT | 30s",
        "nitter.longest-wait | COVEY_NITTER_LONGEST_WAIT | 10s",
        "nitter.rate-limit-pause | COVEY_NITTER_RATE_LIMIT_PAUSE | 5m",
        "nitter.max-pages | COVEY_NITTER_MAX_PAGES | 500",
        "nitter.control-tweet | COVEY_NITTER_CONTROL_TWEET | 20");
  }

  @Test
  void values() {
    assertThat(
            Configs.of(
                    "COVEY_NITTER_CONTACT", "ops@example.org",
                    "COVEY_NITTER_TIMEOUT", "5s",
                    "COVEY_NITTER_LONGEST_WAIT", "1s",
                    "COVEY_NITTER_RATE_LIMIT_PAUSE", "1h",
                    "COVEY_NITTER_MAX_PAGES", "7",
                    "COVEY_NITTER_CONTROL_TWEET", "1859300000000000001")
                .nitter())
        .isEqualTo(
            new NitterConfig(
                "ops@example.org",
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                7,
                1_859_300_000_000_000_001L));
  }
}
