/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import dev.covey.chassis.config.Secret;
import dev.covey.chassis.config.SourcesConfig;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An app as OAuth 2.0 knows it. Its text form shows no secret.
 *
 * @param consentPage where people grant it access; {@link #LIVE_CONSENT} is X's own
 * @param redirect where they are sent back to; exactly as X has it
 * @param clientSecret null for a public client, which can't keep one
 */
public record OAuth2App(
    URI consentPage, URI redirect, String clientId, @Nullable String clientSecret) {
  public static final URI LIVE_CONSENT = URI.create("https://x.com/i/oauth2/authorize");

  public OAuth2App {
    Objects.requireNonNull(consentPage, "consentPage");
    Objects.requireNonNull(redirect, "redirect");
    Objects.requireNonNull(clientId, "clientId");
  }

  /** As the settings say; null where no client id is set. */
  public static @Nullable OAuth2App of(SourcesConfig.XApp app) {
    String id = app.clientId();
    Secret secret = app.clientSecret();
    return id == null
        ? null
        : new OAuth2App(
            app.consentUrl(), app.redirect(), id, secret == null ? null : secret.reveal());
  }

  /** The same, with people sent back to there. */
  public OAuth2App redirectingTo(URI address) {
    return new OAuth2App(consentPage, address, clientId, clientSecret);
  }

  @Override
  public String toString() {
    return "OAuth2App[" + clientId + " at " + consentPage + "]";
  }
}
