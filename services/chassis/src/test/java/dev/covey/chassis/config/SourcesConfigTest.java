/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        SourcesConfig.CONCERN,
        "nitter.hosts | COVEY_NITTER_HOSTS | ",
        "x.base-url | COVEY_X_BASE_URL | https://api.x.com",
        "x.bearer-token | COVEY_X_BEARER_TOKEN | -",
        "x.client-id | COVEY_X_CLIENT_ID | -",
        "x.client-secret | COVEY_X_CLIENT_SECRET | -",
        "x.consent-url | COVEY_X_CONSENT_URL | https://x.com/i/oauth2/authorize",
        "x.redirect | COVEY_X_REDIRECT | http://127.0.0.1:8655/callback");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().sources())
        .isEqualTo(
            new SourcesConfig(
                List.of(),
                URI.create("https://api.x.com"),
                new SourcesConfig.XApp(
                    null,
                    null,
                    null,
                    URI.create("https://x.com/i/oauth2/authorize"),
                    URI.create("http://127.0.0.1:8655/callback"))));
  }

  @Test
  void values() {
    SourcesConfig config =
        Configs.of(
                "COVEY_NITTER_HOSTS", "http://a.example, https://b.example:8443",
                "COVEY_X_BASE_URL", "http://127.0.0.1:9000",
                "COVEY_X_BEARER_TOKEN", "sesame",
                "COVEY_X_CLIENT_ID", "app",
                "COVEY_X_CLIENT_SECRET", "open-sesame",
                "COVEY_X_CONSENT_URL", "http://127.0.0.1:9000/consent",
                "COVEY_X_REDIRECT", "http://localhost:0/back")
            .sources();

    assertThat(config)
        .isEqualTo(
            new SourcesConfig(
                List.of(URI.create("http://a.example"), URI.create("https://b.example:8443")),
                URI.create("http://127.0.0.1:9000"),
                new SourcesConfig.XApp(
                    new Secret("sesame"),
                    "app",
                    new Secret("open-sesame"),
                    URI.create("http://127.0.0.1:9000/consent"),
                    URI.create("http://localhost:0/back"))));
    assertThat(config.toString()).doesNotContain("sesame");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:8655/callback",
        "http://example.com:8655/callback",
        "http://127.0.0.1/callback",
        "http://127.0.0.1:8655/callback?a=b",
        "callback"
      })
  void redirect_isOfThisMachine(String elsewhere) {
    assertThatThrownBy(() -> Configs.of("COVEY_X_REDIRECT", elsewhere))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("COVEY_X_REDIRECT");
  }
}
