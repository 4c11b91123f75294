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
  public record XApp(
      @Nullable Secret consumerKey,
      @Nullable Secret consumerSecret,
      @Nullable Secret bearerToken,
      @Nullable Secret clientId,
      @Nullable Secret clientSecret) {}

  public static final Setting<List<URI>> NITTER_HOSTS =
      new Setting<>(
          "nitter.hosts",
          ValueTypes.urls("http", "https"),
          "",
          "Nitter instances to read from, parted by commas; #weight=3 after one gives it three shares"
              + " of the work");
  public static final Setting<URI> X_URL =
      new Setting<>("x.url", ValueTypes.url("http", "https"), "https://api.x.com", "the API of X");
  public static final Setting<Secret> X_CONSUMER_KEY =
      new Setting<>("x.consumer-key", ValueTypes.secret(), null, "the app's OAuth 1.0a key");
  public static final Setting<Secret> X_CONSUMER_SECRET =
      new Setting<>("x.consumer-secret", ValueTypes.secret(), null, "the app's OAuth 1.0a secret");
  public static final Setting<Secret> X_BEARER_TOKEN =
      new Setting<>("x.bearer-token", ValueTypes.secret(), null, "the app's own read access");
  public static final Setting<Secret> X_CLIENT_ID =
      new Setting<>("x.client-id", ValueTypes.secret(), null, "the app's OAuth 2.0 client id");
  public static final Setting<Secret> X_CLIENT_SECRET =
      new Setting<>(
          "x.client-secret", ValueTypes.secret(), null, "the app's OAuth 2.0 client secret");

  static final Concern CONCERN =
      Concern.of(
          "Sources",
          NITTER_HOSTS,
          X_URL,
          X_CONSUMER_KEY,
          X_CONSUMER_SECRET,
          X_BEARER_TOKEN,
          X_CLIENT_ID,
          X_CLIENT_SECRET);

  public SourcesConfig {
    nitterHosts = List.copyOf(nitterHosts);
  }

  static SourcesConfig from(Settings settings) {
    return new SourcesConfig(
        settings.get(NITTER_HOSTS),
        settings.get(X_URL),
        new XApp(
            settings.find(X_CONSUMER_KEY).orElse(null),
            settings.find(X_CONSUMER_SECRET).orElse(null),
            settings.find(X_BEARER_TOKEN).orElse(null),
            settings.find(X_CLIENT_ID).orElse(null),
            settings.find(X_CLIENT_SECRET).orElse(null)));
  }
}
