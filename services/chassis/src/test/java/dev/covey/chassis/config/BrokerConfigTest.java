/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.broker.BrokerAccess;
import java.net.URI;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        BrokerConfig.CONCERN,
        "amqp.url | COVEY_AMQP_URL | -",
        "amqp.user | COVEY_AMQP_USER | guest",
        "amqp.password | COVEY_AMQP_PASSWORD | guest");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().broker())
        .isEqualTo(new BrokerConfig(null, "guest", new Secret("guest")));
  }

  @Test
  void values() {
    BrokerConfig config =
        Configs.of(
                "COVEY_AMQP_URL", "amqps://mq.example:5671/fleet",
                "COVEY_AMQP_USER", "me",
                "COVEY_AMQP_PASSWORD", "sesame")
            .broker();

    assertThat(config)
        .isEqualTo(
            new BrokerConfig(
                URI.create("amqps://mq.example:5671/fleet"), "me", new Secret("sesame")));
    assertThat(config.toString()).doesNotContain("sesame");
  }

  @Test
  void userAndPassword_areTakenOutOfTheUrl() {
    BrokerConfig config = Configs.of("COVEY_AMQP_URL", "amqp://me:se%2Fsame@mq:5672/v").broker();

    assertThat(config)
        .isEqualTo(new BrokerConfig(URI.create("amqp://mq:5672/v"), "me", new Secret("se/same")));
  }

  @Test
  void user_mayHoldAColon() {
    assertThat(Configs.of("COVEY_AMQP_URL", "amqp://a%3Ab:c%3Ad@mq/").broker().access())
        .isEqualTo(new BrokerAccess("mq", 5672, "/", false, "a:b", "c:d"));
  }

  @Test
  void access_withoutUrlSaysWhatToSet() {
    BrokerConfig config = Configs.of().broker();

    assertThatThrownBy(config::access)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("COVEY_AMQP_URL");
  }
}
