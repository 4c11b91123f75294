/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomeConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        HomeConfig.CONCERN,
        "home | COVEY_HOME | .covey",
        "config | COVEY_CONFIG | -",
        "key-file | COVEY_KEY_FILE | -");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().home()).isEqualTo(home(".covey", ".covey/key"));
  }

  @Test
  void values() {
    assertThat(Configs.of("COVEY_HOME", "/var/lib/covey").home())
        .isEqualTo(home("/var/lib/covey", "/var/lib/covey/key"));
    assertThat(Configs.of("COVEY_KEY_FILE", "/run/secrets/key").home())
        .isEqualTo(home(".covey", "/run/secrets/key"));
  }

  private static HomeConfig home(String home, String keyFile) {
    return new HomeConfig(Path.of(home), Path.of(keyFile));
  }
}
