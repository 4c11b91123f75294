/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.covey.model.webhook.WebhookSecret;
import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** The signature of a delivery, as in the Standard Webhooks specification. Pure. */
final class Signature {
  private static final String VERSION = "v1,";

  private Signature() {}

  /** What {@code webhook-signature} says of an id, seconds since 1970 and the bytes of the body. */
  static String of(WebhookSecret secret, String id, long timestamp, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + 64);
    signed.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
    signed.writeBytes(body);
    return VERSION + Base64.getEncoder().encodeToString(secret.mac(signed.toByteArray()));
  }
}
