/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.Objects;

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
