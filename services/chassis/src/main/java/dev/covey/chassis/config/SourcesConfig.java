/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outside world: where it is, and who we are to it. */
public record SourcesConfig(List<URI> nitterHosts, URI xUrl, XApp xApp) {
  /** What X gave to the app, as far as the operator set it. */
  public record XApp(@Nullable Secret bearerToken) {}

  public static final Setting<List<URI>> NITTER_HOSTS =
      new Setting<>(
          "nitter.hosts",
          ValueTypes.urls("http", "https"),
          "",
          "Nitter instances to read from, parted by commas; #weight=3 after one gives it three shares"
              + " of the work");
  public static final Setting<URI> X_URL =
      new Setting<>(
          "x.base-url", ValueTypes.url("http", "https"), "https://api.x.com", "the API of X");
  public static final Setting<Secret> X_BEARER_TOKEN =
      new Setting<>("x.bearer-token", ValueTypes.secret(), null, "the app's own read access");

  static final Concern CONCERN = Concern.of("Sources", NITTER_HOSTS, X_URL, X_BEARER_TOKEN);

  public SourcesConfig {
    nitterHosts = List.copyOf(nitterHosts);
  }

  static SourcesConfig from(Settings settings) {
    return new SourcesConfig(
        settings.get(NITTER_HOSTS),
        settings.get(X_URL),
        new XApp(settings.find(X_BEARER_TOKEN).orElse(null)));
  }
}
