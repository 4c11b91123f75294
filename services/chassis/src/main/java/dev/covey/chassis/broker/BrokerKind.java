/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import com.rabbitmq.client.Connection;
import java.util.Locale;
import java.util.Map;

/** Which broker is at the other end: they are told apart where they must be treated apart. */
public enum BrokerKind {
  /** Job queues are quorum queues. */
  RABBITMQ,
  /** Any other AMQP 0-9-1 broker, such as the embedded one: plain durable queues. */
  PLAIN;

  static BrokerKind of(Connection connection) {
    Object product = connection.getServerProperties().get("product");
    return String.valueOf(product).toLowerCase(Locale.ROOT).contains("rabbitmq") ? RABBITMQ : PLAIN;
  }

  /** Arguments of a job queue's declaration. */
  Map<String, Object> queueArguments() {
    return switch (this) {
      case RABBITMQ -> Map.of("x-queue-type", "quorum");
      case PLAIN -> Map.of();
    };
  }
}
