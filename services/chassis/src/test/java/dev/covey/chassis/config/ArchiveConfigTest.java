/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArchiveConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        ArchiveConfig.CONCERN,
        "archive.url | COVEY_ARCHIVE_URL | https://web.archive.org",
        "archive.availability-url | COVEY_ARCHIVE_AVAILABILITY_URL | https://archive.org",
        "archive.access-key | COVEY_ARCHIVE_ACCESS_KEY | -",
        "archive.secret-key | COVEY_ARCHIVE_SECRET_KEY | -",
        "archive.reuse-within | COVEY_ARCHIVE_REUSE_WITHIN | 30d",
        "archive.contact | COVEY_ARCHIVE_CONTACT | ");
  }

  @Test
  void values() {
    ArchiveConfig config =
        Configs.of(
                "COVEY_ARCHIVE_URL", "http://127.0.0.1:9000",
                "COVEY_ARCHIVE_AVAILABILITY_URL", "http://127.0.0.1:9001",
                "COVEY_ARCHIVE_ACCESS_KEY", "secret1",
                "COVEY_ARCHIVE_SECRET_KEY", "secret2",
                "COVEY_ARCHIVE_REUSE_WITHIN", "2d",
                "COVEY_ARCHIVE_CONTACT", "ops@example.org")
            .archive();

    assertThat(config)
        .isEqualTo(
            new ArchiveConfig(
                URI.create("http://127.0.0.1:9000"),
                URI.create("http://127.0.0.1:9001"),
                new Secret("secret1"),
                new Secret("secret2"),
                Duration.ofDays(2),
                "ops@example.org"));
    assertThat(config.toString()).doesNotContain("secret1", "secret2");
  }

  @Test
  void reuse_shorterThanWhatAnUnansweredRequestNeedsIsRefused() {
    assertThat(Configs.settings("COVEY_ARCHIVE_REUSE_WITHIN", "30m").problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.toString()).contains("COVEY_ARCHIVE_REUSE_WITHIN"));
  }
}
