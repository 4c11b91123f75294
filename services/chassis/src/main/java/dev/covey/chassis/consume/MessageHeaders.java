/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a message carries beside its body. */
final class MessageHeaders {
  private static final int LONGEST = 4_000;

  private MessageHeaders() {}

  /** As lines of {@code name: value}. */
  static String text(AMQP.BasicProperties properties, Envelope envelope) {
    Map<String, Object> shown = new TreeMap<>();
    put(shown, "exchange", envelope.getExchange());
    put(shown, "routing-key", envelope.getRoutingKey());
    put(shown, "app-id", properties.getAppId());
    put(shown, "content-type", properties.getContentType());
    put(shown, "message-id", properties.getMessageId());
    put(shown, "type", properties.getType());
    if (properties.getTimestamp() != null) {
      put(shown, "timestamp", properties.getTimestamp().toInstant());
    }
    put(shown, "user-id", properties.getUserId());
    if (properties.getHeaders() != null) {
      properties.getHeaders().forEach((name, value) -> put(shown, "header " + name, value));
    }
    StringBuilder text = new StringBuilder();
    shown.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "…";
  }

  private static void put(Map<String, Object> shown, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      shown.put(name, value);
    }
  }
}
