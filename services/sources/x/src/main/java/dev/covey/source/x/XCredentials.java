/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls. Text forms never show a secret. */
public sealed interface XCredentials {

  /** A user's OAuth 1.0a keys: those of the app and those of the user's grant. */
  record OAuth1(String consumerKey, String consumerSecret, String token, String tokenSecret)
      implements XCredentials {
    public OAuth1 {
      Objects.requireNonNull(consumerKey, "consumerKey");
      Objects.requireNonNull(consumerSecret, "consumerSecret");
      Objects.requireNonNull(token, "token");
      Objects.requireNonNull(tokenSecret, "tokenSecret");
    }

    @Override
    public String toString() {
      return "OAuth1[***]";
    }
  }

  /** A user's OAuth 2.0 access token. */
  record UserToken(String accessToken) implements XCredentials {
    public UserToken {
      Objects.requireNonNull(accessToken, "accessToken");
    }

    @Override
    public String toString() {
      return "UserToken[***]";
    }
  }

  /**
   * What a user granted by OAuth 2.0, and how to renew it.
   *
   * @param refreshToken works once; null if they may not be renewed
   */
  record OAuth2(
      String accessToken, @Nullable String refreshToken, Instant expiresAt, Set<String> scopes)
      implements XCredentials {
    public OAuth2 {
      Objects.requireNonNull(accessToken, "accessToken");
      Objects.requireNonNull(expiresAt, "expiresAt");
      scopes = Set.copyOf(scopes);
    }

    public OAuth2 withEnd(Instant moment) {
      return new OAuth2(accessToken, refreshToken, moment, scopes);
    }

    public boolean isExpiredAt(Instant moment) {
      return !expiresAt.isAfter(moment);
    }

    @Override
    public String toString() {
      return "OAuth2[***, until " + expiresAt + "]";
    }
  }

  /** The app's own bearer token: it reads, and acts as nobody. */
  record AppToken(String bearer) implements XCredentials {
    public AppToken {
      Objects.requireNonNull(bearer, "bearer");
    }

    @Override
    public String toString() {
      return "AppToken[***]";
    }
  }
}
