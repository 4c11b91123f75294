/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XTokens;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a person granted all that an account needs, and what would not work if not. */
final class GrantedScopes {
  private static final Map<String, String> NEEDED_FOR = new LinkedHashMap<>();

  static {
    NEEDED_FOR.put("tweet.read", "any action");
    NEEDED_FOR.put("users.read", "any action");
    NEEDED_FOR.put("offline.access", "anything after the first two hours");
    NEEDED_FOR.put("tweet.write", "posts, replies, quotes, reposts and deleting");
    NEEDED_FOR.put("tweet.moderate.write", "hiding replies");
    NEEDED_FOR.put("like.read", "seeing what was liked");
    NEEDED_FOR.put("like.write", "likes");
    NEEDED_FOR.put("dm.read", "finding out whether a message was sent");
    NEEDED_FOR.put("dm.write", "messages");
    NEEDED_FOR.put("media.write", "images and films");
  }

  private GrantedScopes() {}

  /**
   * Returns the tokens with what they may do; an answer that does not say grants what was asked.
   */
  static XCredentials.OAuth2 checked(XCredentials.OAuth2 tokens) throws IOException {
    if (tokens.scopes().isEmpty()) {
      return new XCredentials.OAuth2(
          tokens.accessToken(),
          tokens.refreshToken(),
          tokens.expiresAt(),
          Set.copyOf(XTokens.SCOPES));
    }
    String missing =
        XTokens.SCOPES.stream()
            .filter(scope -> !tokens.scopes().contains(scope))
            .map(scope -> scope + " (for " + NEEDED_FOR.getOrDefault(scope, "some actions") + ")")
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new IOException(
          "X granted less than was asked for; it lacks "
              + missing
              + "; let the app have these among its permissions at X, then run this again");
    }
    if (tokens.refreshToken() == null) {
      throw new IOException(
          "X gave no refresh token, so this would end after two hours; run this again");
    }
    return tokens;
  }
}
