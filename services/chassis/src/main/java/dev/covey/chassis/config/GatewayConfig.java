/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.time.Duration;

/** Where the REST API listens, and how much of the database its readers may take. */
public record GatewayConfig(String host, int port, int poolSize, Duration longestQuery) {
  public static final Setting<String> HOST =
      new Setting<>(
          "gateway.host",
          ValueTypes.text(),
          "127.0.0.1",
          "address of the REST API; 0.0.0.0 for every network of the machine");
  public static final Setting<Integer> PORT =
      new Setting<>(
          "gateway.port",
          ValueTypes.wholeNumber(0, 65_535),
          "8650",
          "port of the REST API; 0 takes a free one and logs it");
  public static final Setting<Integer> POOL_SIZE =
      new Setting<>(
          "gateway.pool-size",
          ValueTypes.wholeNumber(1, 100),
          "4",
          "most connections that answers of the REST API are read by");
  public static final Setting<Duration> LONGEST_QUERY =
      new Setting<>(
          "gateway.longest-query",
          ValueTypes.duration(Duration.ofMillis(100), Duration.ofMinutes(5)),
          "10s",
          "a question to the REST API that keeps the database busy for longer is given up");

  static final Concern CONCERN = Concern.of("Gateway", HOST, PORT, POOL_SIZE, LONGEST_QUERY);

  static GatewayConfig from(Settings settings) {
    return new GatewayConfig(
        settings.get(HOST),
        settings.get(PORT),
        settings.get(POOL_SIZE),
        settings.get(LONGEST_QUERY));
  }
}
