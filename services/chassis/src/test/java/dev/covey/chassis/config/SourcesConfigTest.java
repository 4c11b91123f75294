/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        SourcesConfig.CONCERN,
        "nitter.hosts | COVEY_NITTER_HOSTS | ",
        "x.base-url | COVEY_X_BASE_URL | https://api.x.com",
        "x.bearer-token | COVEY_X_BEARER_TOKEN | -");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().sources())
        .isEqualTo(
            new SourcesConfig(
                List.of(), URI.create("https://api.x.com"), new SourcesConfig.XApp(null)));
  }

  @Test
  void values() {
    SourcesConfig config =
        Configs.of(
                "COVEY_NITTER_HOSTS", "http://a.example, https://b.example:8443",
                "COVEY_X_BASE_URL", "http://127.0.0.1:9000",
                "COVEY_X_BEARER_TOKEN", "sesame")
            .sources();

    assertThat(config)
        .isEqualTo(
            new SourcesConfig(
                List.of(URI.create("http://a.example"), URI.create("https://b.example:8443")),
                URI.create("http://127.0.0.1:9000"),
                new SourcesConfig.XApp(new Secret("sesame"))));
    assertThat(config.toString()).doesNotContain("sesame");
  }
}
