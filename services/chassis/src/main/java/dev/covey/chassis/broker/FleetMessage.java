/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import com.rabbitmq.client.AMQP;
import dev.covey.model.outbox.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** How the fleet's own messages are marked, beside their body. */
public final class FleetMessage {
  private static final String APP_ID = "covey";
  private static final String AGAIN = "covey-again";
  private static final int PERSISTENT = 2;

  private FleetMessage() {}

  /** The properties of a message that is published now. */
  public static AMQP.BasicProperties properties(OutgoingMessage message) {
    return new AMQP.BasicProperties.Builder()
        .appId(APP_ID)
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .messageId(message.id().toString())
        .type(message.type())
        .timestamp(Date.from(Instant.now()))
        .headers(message.again() ? Map.of(AGAIN, true) : null)
        .build();
  }

  /**
   * Whether a message itself says that its row exists and that nothing was tried yet: it was
   * published by the fleet, for the first time, no longer ago than given.
   */
  public static boolean isFresh(AMQP.BasicProperties properties, Duration age) {
    if (!APP_ID.equals(properties.getAppId()) || properties.getTimestamp() == null) {
      return false;
    }
    if (properties.getHeaders() != null && properties.getHeaders().containsKey(AGAIN)) {
      return false;
    }
    return properties.getTimestamp().toInstant().isAfter(Instant.now().minus(age));
  }
}
