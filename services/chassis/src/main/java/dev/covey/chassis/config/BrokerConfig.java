/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import dev.covey.chassis.broker.BrokerAccess;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which AMQP broker, and as whom.
 *
 * @param url without user and password, which are taken out of it where it holds them
 */
public record BrokerConfig(@Nullable URI url, String user, Secret password) {
  public static final Setting<URI> URL =
      new Setting<>(
          "amqp.url",
          ValueTypes.url("amqp", "amqps"),
          null,
          "RabbitMQ, amqp://user:password@host:5672/vhost; where not given, './covey up' brings its"
              + " own broker");
  public static final Setting<String> USER =
      new Setting<>("amqp.user", ValueTypes.text(), "guest", "user, where the URL names none");
  public static final Setting<Secret> PASSWORD =
      new Setting<>(
          "amqp.password", ValueTypes.secret(), "guest", "password, where the URL has none");

  static final Concern CONCERN = Concern.of("Broker", URL, USER, PASSWORD);

  static BrokerConfig from(Settings settings) {
    URI url = settings.find(URL).orElse(null);
    String user = settings.get(USER);
    Secret password = settings.get(PASSWORD);
    if (url == null) {
      return new BrokerConfig(null, user, password);
    }
    BrokerAccess access = BrokerAccess.parse(url.toString(), user, password.reveal());
    String plain = url.toString().replace(url.getRawUserInfo() + "@", "");
    return new BrokerConfig(URI.create(plain), access.user(), new Secret(access.password()));
  }

  /** Throws {@link ConfigException} where no URL is set. */
  public BrokerAccess access() {
    if (url == null) {
      throw MissingServer.of(URL, "amqp://user:password@host:5672/");
    }
    return BrokerAccess.parse(url.toString(), user, password.reveal());
  }
}
