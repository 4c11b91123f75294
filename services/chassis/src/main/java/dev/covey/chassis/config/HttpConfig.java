/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

/** Where a process answers /health and /metrics. */
public record HttpConfig(String host, int port) {
  public static final Setting<String> HOST =
      new Setting<>(
          "http.host",
          ValueTypes.text(),
          "127.0.0.1",
          "address for /health and /metrics; 0.0.0.0 for every network of the machine");
  public static final Setting<Integer> PORT =
      new Setting<>(
          "http.port",
          ValueTypes.wholeNumber(0, 65_535),
          "0",
          "port for /health and /metrics; 0 takes a free one and logs it");

  static final Concern CONCERN = Concern.of("Health and metrics", HOST, PORT);

  static HttpConfig from(Settings settings) {
    return new HttpConfig(settings.get(HOST), settings.get(PORT));
  }
}
