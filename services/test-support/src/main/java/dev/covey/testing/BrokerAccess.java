/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import com.rabbitmq.client.ConnectionFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How tests reach a broker: a virtual host of their own on 127.0.0.1. */
public record BrokerAccess(int port, String user, String password, String virtualHost) {
  /** With user, password and virtual host. */
  public URI uri() {
    return URI.create(
        "amqp://%s:%s@127.0.0.1:%d/%s"
            .formatted(encoded(user), encoded(password), port, encoded(virtualHost)));
  }

  /** A client that does not reconnect by itself: what it sees is what the broker did. */
  public ConnectionFactory connectionFactory() {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(port);
    factory.setUsername(user);
    factory.setPassword(password);
    factory.setVirtualHost(virtualHost);
    factory.setAutomaticRecoveryEnabled(false);
    return factory;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
