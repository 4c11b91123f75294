/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        GatewayConfig.CONCERN,
        "gateway.host | COVEY_GATEWAY_HOST | 127.0.0.1",
        "gateway.port | COVEY_GATEWAY_PORT | 8650",
        "gateway.pool-size | COVEY_GATEWAY_POOL_SIZE | 4",
        "gateway.longest-query | COVEY_GATEWAY_LONGEST_QUERY | 10s");
  }

  @Test
  void values() {
    assertThat(
            Configs.of(
                    "COVEY_GATEWAY_HOST", "0.0.0.0",
                    "COVEY_GATEWAY_PORT", "0",
                    "COVEY_GATEWAY_POOL_SIZE", "9",
                    "COVEY_GATEWAY_LONGEST_QUERY", "3s")
                .gateway())
        .isEqualTo(new GatewayConfig("0.0.0.0", 0, 9, Duration.ofSeconds(3)));
  }

  @Test
  void portsThatAreNone_areRefused() {
    assertThat(Configs.settings("COVEY_GATEWAY_PORT", "70000").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("COVEY_GATEWAY_PORT"));
  }
}
