/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.webhook;

import dev.covey.chassis.config.WebhooksConfig;
import java.time.Duration;

/**
 * How receivers are asked.
 *
 * @param timeout for one delivery in all
 * @param privateAddresses whether receivers may be in one's own network
 */
public record WebhookSettings(Duration timeout, boolean privateAddresses) {
  public WebhookSettings {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be above zero but is " + timeout);
    }
  }

  public static WebhookSettings of(WebhooksConfig config) {
    return new WebhookSettings(
        config.timeout(), config.privateAddresses() == WebhooksConfig.PrivateAddresses.ALLOWED);
  }
}
