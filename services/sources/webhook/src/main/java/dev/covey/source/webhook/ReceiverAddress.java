/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.webhook;

import dev.covey.chassis.http.PublicAddresses;
import java.net.InetAddress;
import okhttp3.HttpUrl;

/** The address of a receiver as a person may give it. */
public final class ReceiverAddress {
  private static final int LONGEST = 2_000;

  private ReceiverAddress() {}

  /**
   * The address as it will be used. Throws IllegalArgumentException with words for people. A name
   * is not looked up: where it leads is seen at each delivery.
   */
  public static String check(String text, WebhookSettings settings) {
    HttpUrl url = text.length() > LONGEST ? null : HttpUrl.parse(text.strip());
    if (url == null) {
      throw new IllegalArgumentException(
          "URL must be an address such as https://example.org/covey of at most "
              + LONGEST
              + " characters");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty() || url.fragment() != null) {
      throw new IllegalArgumentException(
          "URL must hold no name, password or #fragment: none of them is sent to the receiver");
    }
    if (!settings.privateAddresses() && isPrivate(url.host())) {
      throw new IllegalArgumentException(
          "URL leads to "
              + url.host()
              + ", which is not an address of the open Internet;"
              + " COVEY_WEBHOOKS_PRIVATE_ADDRESSES=allowed lets webhooks go there");
    }
    return url.toString();
  }

  private static boolean isPrivate(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    try {
      return !PublicAddresses.contain(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) { // a name
      return false;
    }
  }
}
