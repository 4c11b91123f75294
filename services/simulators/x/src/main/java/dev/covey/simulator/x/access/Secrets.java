/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens that look random yet are the same in every run, and the hashes that OAuth needs. */
public final class Secrets {

  private final String seed;
  private long count;

  /** Tokens that depend on that seed and on their order only. */
  public Secrets(String seed) {
    this.seed = seed;
  }

  /** The next token of that length, made of letters and digits. */
  public synchronized String next(int length) {
    var token = new StringBuilder();
    for (int part = 0; token.length() < length; part++) {
      String text = seed + "/" + count + "/" + part;
      String letters = Base64.getEncoder().encodeToString(sha256(text));
      token.append(letters.replaceAll("[^A-Za-z0-9]", ""));
    }
    count++;
    return token.substring(0, length);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hmacSha1(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  /** Compares without telling by its time how much is equal. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
