/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where tweets are archived, and as whom.
 *
 * @param accessKey null, as {@code secretKey}, where the operator set none: then nothing is
 *     archived
 */
public record ArchiveConfig(
    URI url,
    URI availabilityUrl,
    @Nullable Secret accessKey,
    @Nullable Secret secretKey,
    Duration reuseWithin,
    String contact) {
  public static final Setting<URI> URL =
      new Setting<>(
          "archive.url",
          ValueTypes.url("http", "https"),
          "https://web.archive.org",
          "Save Page Now, and where its snapshots are shown");
  public static final Setting<URI> AVAILABILITY_URL =
      new Setting<>(
          "archive.availability-url",
          ValueTypes.url("http", "https"),
          "https://archive.org",
          "who says what is in the archive");
  public static final Setting<Secret> ACCESS_KEY =
      new Setting<>(
          "archive.access-key",
          ValueTypes.secret(),
          null,
          "access key of an account, from archive.org/account/s3.php; without keys nothing is"
              + " archived");
  public static final Setting<Secret> SECRET_KEY =
      new Setting<>("archive.secret-key", ValueTypes.secret(), null, "the secret key beside it");
  public static final Setting<Duration> REUSE_WITHIN =
      new Setting<>(
          "archive.reuse-within",
          ValueTypes.duration(Duration.ofHours(1), Duration.ofDays(3650)),
          "30d",
          "a snapshot that is younger is taken for the tweet's own, whoever made it");
  public static final Setting<String> CONTACT =
      new Setting<>(
          "archive.contact",
          ValueTypes.text(),
          "",
          "a mail address or page, told to archive.org with each request");

  static final Concern CONCERN =
      Concern.of("Archive", URL, AVAILABILITY_URL, ACCESS_KEY, SECRET_KEY, REUSE_WITHIN, CONTACT);

  static ArchiveConfig from(Settings settings) {
    return new ArchiveConfig(
        settings.get(URL),
        settings.get(AVAILABILITY_URL),
        settings.find(ACCESS_KEY).orElse(null),
        settings.find(SECRET_KEY).orElse(null),
        settings.get(REUSE_WITHIN),
        settings.get(CONTACT));
  }
}
