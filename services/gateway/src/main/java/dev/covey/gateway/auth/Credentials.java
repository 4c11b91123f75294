/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.auth;

import dev.covey.model.access.TokenSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the token out of an Authorization header: {@code Bearer TOKEN}, or Basic with the token as
 * the password and any user, which is all that many feed readers can do.
 */
final class Credentials {
  private Credentials() {}

  /** Empty where it holds nothing that can be a token. */
  static Optional<TokenSecret> read(String header) {
    int space = header.indexOf(' ');
    String scheme = space < 0 ? header : header.substring(0, space);
    String rest = space < 0 ? "" : header.substring(space + 1).strip();
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "bearer" -> TokenSecret.parse(rest);
      case "basic" -> password(rest).flatMap(TokenSecret::parse);
      default -> Optional.empty();
    };
  }

  private static Optional<String> password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
