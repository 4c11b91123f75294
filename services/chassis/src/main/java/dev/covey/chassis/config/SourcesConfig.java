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
  /**
   * What X gave to the app, as far as the operator set it.
   *
   * @param clientSecret null for a public client, which can't keep one
   * @param consentUrl where people let the app act for their accounts
   * @param redirect where they are sent back to, on this machine; exactly as X has it
   */
  public record XApp(
      @Nullable Secret bearerToken,
      @Nullable String clientId,
      @Nullable Secret clientSecret,
      URI consentUrl,
      URI redirect) {}

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
  public static final Setting<String> X_CLIENT_ID =
      new Setting<>(
          "x.client-id",
          ValueTypes.text(),
          null,
          "the app as OAuth 2.0 knows it: signs accounts in and renews their tokens");
  public static final Setting<Secret> X_CLIENT_SECRET =
      new Setting<>(
          "x.client-secret",
          ValueTypes.secret(),
          null,
          "goes with x.client-id; none for an app that X calls public (native, single page)");
  public static final Setting<URI> X_CONSENT_URL =
      new Setting<>(
          "x.consent-url",
          ValueTypes.url("http", "https"),
          "https://x.com/i/oauth2/authorize",
          "the page on which people let the app act for their accounts");
  public static final Setting<URI> X_REDIRECT =
      new Setting<>(
          "x.redirect",
          ValueTypes.loopbackUrl(),
          "http://127.0.0.1:8655/callback",
          "where that page sends them back to, which accounts add listens on; exactly as it stands"
              + " among the app's callbacks at X");

  static final Concern CONCERN =
      Concern.of(
          "Sources",
          NITTER_HOSTS,
          X_URL,
          X_BEARER_TOKEN,
          X_CLIENT_ID,
          X_CLIENT_SECRET,
          X_CONSENT_URL,
          X_REDIRECT);

  public SourcesConfig {
    nitterHosts = List.copyOf(nitterHosts);
  }

  static SourcesConfig from(Settings settings) {
    return new SourcesConfig(
        settings.get(NITTER_HOSTS),
        settings.get(X_URL),
        new XApp(
            settings.find(X_BEARER_TOKEN).orElse(null),
            settings.find(X_CLIENT_ID).orElse(null),
            settings.find(X_CLIENT_SECRET).orElse(null),
            settings.get(X_CONSENT_URL),
            settings.get(X_REDIRECT)));
  }
}
