/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import dev.covey.model.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The proof that whoever exchanges a code is who had asked for it (RFC 7636, S256): a secret of
 * which only the hash leaves before. Its text form shows nothing of it.
 */
public record Pkce(String verifier) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
  private static final int RANDOM_BYTES = 32;

  public Pkce {
    if (!ALLOWED.matcher(verifier).matches()) {
      throw new IllegalArgumentException(
          "a verifier has 43 to 128 of A-Z a-z 0-9 . _ ~ - but this one has "
              + verifier.length()
              + " characters");
    }
  }

  /** A new one that nobody can guess. */
  public static Pkce random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new Pkce(base64(bytes));
  }

  /** What the consent page is told. */
  public String challenge() {
    return base64(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Pkce[***]";
  }
}
