/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.net.URI;
import java.time.Duration;

/**
 * Where X is and how long one call may take.
 *
 * @param url the API's root, such as {@code https://api.x.com}; a path in it is kept
 * @param timeout from the first byte out to the last byte in
 */
public record XSettings(URI url, Duration timeout, String userAgent) {
  public static final URI LIVE = URI.create("https://api.x.com");

  public XSettings {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "the URL of X must look like https://api.x.com but is " + url);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be above zero but is " + timeout);
    }
  }

  public static XSettings at(URI url) {
    return new XSettings(url, Duration.ofSeconds(30), "covey/0.1");
  }
}
