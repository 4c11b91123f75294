/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import dev.covey.chassis.config.ArchiveConfig;
import dev.covey.chassis.lifecycle.UsageException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the archive is, and who we are to it.
 *
 * @param url of Save Page Now and of the captures themselves
 * @param availabilityUrl of the look-up, which is told no keys
 * @param keys null where there are none: then nothing can be captured
 * @param contact a mail address or page for the people of the archive; may be empty
 * @param timeout from the first byte out to the last byte in
 */
public record ArchiveOrgSettings(
    URI url, URI availabilityUrl, @Nullable ArchiveKeys keys, String contact, Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  public ArchiveOrgSettings {
    if (contact.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "the contact must be plain ASCII but is '" + contact + "'");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be above zero but is " + timeout);
    }
  }

  /** As the configuration says; what can't be sent is a usage error. */
  public static ArchiveOrgSettings of(ArchiveConfig config) {
    try {
      return new ArchiveOrgSettings(
          config.url(), config.availabilityUrl(), keys(config), config.contact(), TIMEOUT);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(
          ArchiveConfig.CONTACT
              + ", "
              + ArchiveConfig.ACCESS_KEY
              + " or "
              + ArchiveConfig.SECRET_KEY
              + ": "
              + wrong.getMessage());
    }
  }

  private static @Nullable ArchiveKeys keys(ArchiveConfig config) {
    return config.accessKey() == null || config.secretKey() == null
        ? null
        : new ArchiveKeys(config.accessKey().reveal(), config.secretKey().reveal());
  }

  String userAgent() {
    return contact.isEmpty() ? "Covey" : "Covey (" + contact + ")";
  }
}
