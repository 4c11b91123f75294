/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.ledger.MeterKey;
import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One Nitter server.
 *
 * @param base where its pages begin; may hold a user and password for a proxy before it
 * @param weight how much of the work it gets, beside those of the others
 */
public record Instance(HttpUrl base, int weight) {
  private static final String WEIGHT = "weight=";
  private static final int MOST = 1000;

  public Instance {
    if (weight < 1 || weight > MOST) {
      throw new IllegalArgumentException("weight must be from 1 to 1000 but is " + weight);
    }
  }

  /**
   * From a setting such as {@code https://nitter.example.org} or {@code
   * https://nitter.example.org#weight=3}.
   */
  public static Instance of(URI uri) {
    HttpUrl url = HttpUrl.parse(uri.toString());
    if (url == null) {
      throw new IllegalArgumentException(uri + " is not a URL of a web server");
    }
    return new Instance(
        url.newBuilder().fragment(null).query(null).build(), weight(url.fragment()));
  }

  private static int weight(@Nullable String fragment) {
    if (fragment == null) {
      return 1;
    }
    if (!fragment.matches(WEIGHT + "\\d{1,4}")) {
      throw new IllegalArgumentException(
          "'#" + fragment + "' after a Nitter URL must be #weight= and a number");
    }
    return Integer.parseInt(fragment.substring(WEIGHT.length()));
  }

  /** Host, and port where it is not the usual one. */
  public String host() {
    boolean usual = base.port() == HttpUrl.defaultPort(base.scheme());
    return usual ? base.host() : base.host() + ":" + base.port();
  }

  /** How sightings and meters name it. */
  public String place() {
    return "nitter:" + host();
  }

  /** Counts the requests it gets. */
  public MeterKey meter() {
    return new MeterKey(place(), "request");
  }

  /** Whether a link or redirect stays with it; going from http to https does. */
  boolean isHomeOf(HttpUrl url) {
    boolean sameHost = url.host().equalsIgnoreCase(base.host());
    boolean samePort = url.port() == base.port();
    boolean upgraded = url.isHttps() && url.port() == 443 && base.port() == 80;
    return sameHost && (samePort || upgraded);
  }

  @Override
  public String toString() {
    return place();
  }
}
