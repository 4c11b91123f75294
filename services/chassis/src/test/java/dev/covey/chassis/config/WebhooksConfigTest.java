/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.WebhooksConfig.PrivateAddresses;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhooksConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        WebhooksConfig.CONCERN,
        "webhooks.timeout | COVEY_WEBHOOKS_TIMEOUT | 15s",
        "webhooks.at-once | COVEY_WEBHOOKS_AT_ONCE | 4",
        "webhooks.private-addresses | COVEY_WEBHOOKS_PRIVATE_ADDRESSES | refused");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().webhooks())
        .isEqualTo(new WebhooksConfig(Duration.ofSeconds(15), 4, PrivateAddresses.REFUSED));
  }

  @Test
  void values() {
    WebhooksConfig config =
        Configs.of(
                "COVEY_WEBHOOKS_TIMEOUT", "3s",
                "COVEY_WEBHOOKS_AT_ONCE", "2",
                "COVEY_WEBHOOKS_PRIVATE_ADDRESSES", "allowed")
            .webhooks();

    assertThat(config)
        .isEqualTo(new WebhooksConfig(Duration.ofSeconds(3), 2, PrivateAddresses.ALLOWED));
  }

  @Test
  void privateAddresses_areRefusedOrAllowedAndNothingElse() {
    assertThat(Configs.settings("COVEY_WEBHOOKS_PRIVATE_ADDRESSES", "yes").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("refused, allowed"));
  }
}
