/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import dev.covey.model.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token as its owner holds it: {@code covey_} and 256 random bits. Only its hash is ever stored;
 * since nobody can guess the bits, one round of SHA-256 hides them well enough.
 */
public final class TokenSecret {
  private static final String PREFIX = "covey_";
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  private final String text;

  private TokenSecret(String text) {
    this.text = text;
  }

  public static TokenSecret random() {
    byte[] bits = new byte[BYTES];
    new SecureRandom().nextBytes(bits);
    return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** Empty for what can't be a token. */
  public static Optional<TokenSecret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new TokenSecret(text)) : Optional.empty();
  }

  byte[] hash() {
    return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** For its owner, once. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "***";
  }
}
