/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsumeConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        ConsumeConfig.CONCERN,
        "amqp.prefetch | COVEY_AMQP_PREFETCH | 100",
        "amqp.concurrency | COVEY_AMQP_CONCURRENCY | 16",
        "amqp.max-message-bytes | COVEY_AMQP_MAX_MESSAGE_BYTES | 1048576",
        "jobs.max-attempts | COVEY_JOBS_MAX_ATTEMPTS | 8",
        "grace-period | COVEY_GRACE_PERIOD | 20s");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().consume())
        .isEqualTo(new ConsumeConfig(100, 16, Duration.ofSeconds(20), 1_048_576, 8));
  }

  @Test
  void values() {
    assertThat(
            Configs.of(
                    "COVEY_AMQP_PREFETCH", "500",
                    "COVEY_AMQP_CONCURRENCY", "64",
                    "COVEY_GRACE_PERIOD", "1m30s",
                    "COVEY_AMQP_MAX_MESSAGE_BYTES", "4096",
                    "COVEY_JOBS_MAX_ATTEMPTS", "3")
                .consume())
        .isEqualTo(new ConsumeConfig(500, 64, Duration.ofSeconds(90), 4_096, 3));
  }
}
