/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Secret;
import dev.covey.chassis.config.SourcesConfig;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XSettings;
import java.net.URI;
import java.time.Duration;

/**
 * What the source is given.
 *
 * @param longestWait real time that a call waits for its turn; longer waits are given back to the
 *     caller
 * @param maxPages most pages that one slice reads of one list
 * @param lag how long a new post may take until X shows it
 */
public record XReadSettings(
    XSettings api, XCredentials.AppToken token, Duration longestWait, int maxPages, Duration lag) {
  private static final int MANY_PAGES = 500;

  /** There, with that token, and defaults for the rest. */
  public static XReadSettings at(URI url, String bearerToken) {
    return new XReadSettings(
        XSettings.at(url),
        new XCredentials.AppToken(bearerToken),
        Duration.ofSeconds(10),
        MANY_PAGES,
        Duration.ofMinutes(1));
  }

  /** As the configuration says; a missing token is a usage error. */
  public static XReadSettings of(CoveyConfig config) {
    Secret token = config.sources().xApp().bearerToken();
    if (token == null) {
      throw new UsageException(
          SourcesConfig.X_BEARER_TOKEN + " is not set, without which X shows nothing");
    }
    return at(config.sources().xUrl(), token.reveal());
  }
}
