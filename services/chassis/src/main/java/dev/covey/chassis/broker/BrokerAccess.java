/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** How to reach an AMQP 0-9-1 broker. Its text leaves the password out. */
public record BrokerAccess(
    String host, int port, String virtualHost, boolean tls, String user, String password) {
  private static final int PORT = 5672;
  private static final int TLS_PORT = 5671;

  public BrokerAccess {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(virtualHost, "virtualHost");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  /**
   * Reads {@code amqp://user:password@host:port/vhost} or {@code amqps://…}; what it names wins
   * over {@code user} and {@code password}. No path, or an empty one, is the virtual host {@code
   * /}.
   */
  public static BrokerAccess parse(String url, String user, String password) {
    URI uri = uri(url);
    boolean tls = "amqps".equals(uri.getScheme());
    if ((!tls && !"amqp".equals(uri.getScheme())) || uri.getHost() == null) {
      throw malformed();
    }
    String userInfo = uri.getRawUserInfo();
    if (userInfo != null) {
      int colon = userInfo.indexOf(':');
      user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
      password = colon < 0 ? password : decode(userInfo.substring(colon + 1));
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String virtualHost = path.length() <= 1 ? "/" : decode(path.substring(1));
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? TLS_PORT : PORT;
    return new BrokerAccess(uri.getHost(), port, virtualHost, tls, user, password);
  }

  private static URI uri(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException _) {
      throw malformed(); // its own message would repeat the password
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "a broker URL looks like amqp://user:password@host:5672/vhost");
  }

  @Override
  public String toString() {
    String path = "/".equals(virtualHost) ? "" : virtualHost;
    return (tls ? "amqps://" : "amqp://") + user + "@" + host + ":" + port + "/" + path;
  }
}
