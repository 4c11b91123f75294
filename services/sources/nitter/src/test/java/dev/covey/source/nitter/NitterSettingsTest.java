/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.lifecycle.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NitterSettingsTest {
  private static NitterSettings settings(Map<String, String> environment) {
    return NitterSettings.of(
        CoveyConfig.from(Settings.load(environment, Path.of("target", "no-such-folder"))));
  }

  @Test
  void configuration_isTakenOver() {
    NitterSettings settings =
        settings(
            Map.of(
                "COVEY_NITTER_HOSTS", "https://a.example#weight=3, http://b.example:8080/nitter",
                "COVEY_NITTER_CONTACT", "ops@example.org",
                "COVEY_NITTER_TIMEOUT", "7s",
                "COVEY_NITTER_LONGEST_WAIT", "3s",
                "COVEY_NITTER_RATE_LIMIT_PAUSE", "1h",
                "COVEY_NITTER_MAX_PAGES", "9"));
    assertThat(settings.instances())
        .extracting(Instance::host, Instance::weight)
        .containsExactly(tuple("a.example", 3), tuple("b.example:8080", 1));
    assertThat(settings.userAgent()).isEqualTo("Covey (ops@example.org)");
    assertThat(settings.http().callTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.pacing())
        .isEqualTo(
            new Pacing(
                Duration.ofSeconds(3),
                Duration.ofHours(1),
                Pacing.DEFAULT.proofAge(),
                Pacing.DEFAULT.searchLag()));
    assertThat(settings.maxPages()).isEqualTo(9);
  }

  @Test
  void defaults_needNoSetting() {
    NitterSettings settings = settings(Map.of());
    assertThat(settings.instances()).isEmpty();
    assertThat(settings.userAgent()).isEqualTo("Covey");
    assertThat(settings.http()).isEqualTo(NitterSettings.of(List.of()).http());
    assertThat(settings.pacing()).isEqualTo(Pacing.DEFAULT);
  }

  @Test
  void whatCannotBeUsed_isAUsageErrorThatNamesTheSetting() {
    assertThatThrownBy(() -> settings(Map.of("COVEY_NITTER_HOSTS", "https://a.example#three")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("COVEY_NITTER_HOSTS")
        .hasMessageContaining("#weight=");
    assertThatThrownBy(() -> settings(Map.of("COVEY_NITTER_CONTACT", "Ørla")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("COVEY_NITTER_CONTACT");
  }
}
