/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.config.ArchiveConfig;
import dev.covey.chassis.config.Secret;
import dev.covey.chassis.lifecycle.UsageException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArchiveOrgSettingsTest {
  private static ArchiveConfig config(
      @Nullable String access, @Nullable String secret, String contact) {
    URI url = URI.create("https://web.archive.org");
    return new ArchiveConfig(
        url,
        URI.create("https://archive.org"),
        access == null ? null : new Secret(access),
        secret == null ? null : new Secret(secret),
        Duration.ofDays(30),
        contact);
  }

  @Test
  void keys_areThereOnlyAsAPair() {
    assertThat(ArchiveOrgSettings.of(config("a", "b", "")).keys())
        .isEqualTo(new ArchiveKeys("a", "b"));
    assertThat(ArchiveOrgSettings.of(config("a", null, "")).keys()).isNull();
    assertThat(ArchiveOrgSettings.of(config(null, "b", "")).keys()).isNull();
  }

  @Test
  void contact_isPartOfTheUserAgent() {
    assertThat(ArchiveOrgSettings.of(config(null, null, "")).userAgent()).isEqualTo("Covey");
    assertThat(ArchiveOrgSettings.of(config(null, null, "ops@example.org")).userAgent())
        .isEqualTo("Covey (ops@example.org)");
  }

  @Test
  void whatNoHeaderCanHold_isAUsageError() {
    assertThatThrownBy(() -> ArchiveOrgSettings.of(config(null, null, "a\nb")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("COVEY_ARCHIVE_CONTACT");
    assertThatThrownBy(() -> ArchiveOrgSettings.of(config("söcret", "b", "")))
        .isInstanceOf(UsageException.class)
        .hasMessageNotContaining("söcret");
  }
}
