/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        HttpConfig.CONCERN,
        "http.host | COVEY_HTTP_HOST | 127.0.0.1",
        "http.port | COVEY_HTTP_PORT | 0");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().http()).isEqualTo(new HttpConfig("127.0.0.1", 0));
  }

  @Test
  void values() {
    assertThat(Configs.of("COVEY_HTTP_HOST", "0.0.0.0", "COVEY_HTTP_PORT", "8080").http())
        .isEqualTo(new HttpConfig("0.0.0.0", 8080));
  }
}
