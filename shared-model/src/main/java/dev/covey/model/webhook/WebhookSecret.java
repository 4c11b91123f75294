/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.seal.Seal;
import dev.covey.model.seal.Sealed;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What deliveries to one webhook are signed with, after the Standard Webhooks specification. Kept
 * sealed for that webhook and no other; shown once, as {@link #text}. Immutable.
 */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  /** The specification asks for 24 to 64. */
  private static final int BYTES = 32;

  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public static WebhookSecret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new WebhookSecret(bytes);
  }

  /** Throws {@link dev.covey.model.seal.SealException} where it does not open. */
  public static WebhookSecret open(Seal seal, long webhookId, Sealed sealed) {
    return new WebhookSecret(seal.open(sealed, purpose(webhookId)));
  }

  public Sealed seal(Seal seal, long webhookId) {
    return seal.seal(bytes, purpose(webhookId));
  }

  private static String purpose(long webhookId) {
    return "webhook:" + webhookId;
  }

  /** As receivers are given it: {@code whsec_} and the secret in base64. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** HMAC-SHA256 of a message. */
  public byte[] mac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
