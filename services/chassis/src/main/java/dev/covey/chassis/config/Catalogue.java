/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every setting there is. A service's own settings belong here too: one file and one environment
 * serve the whole fleet, so each process must know the keys of all the others.
 */
public final class Catalogue {
  public static final List<Concern> CONCERNS =
      List.of(
          HomeConfig.CONCERN,
          DatabaseConfig.CONCERN,
          BrokerConfig.CONCERN,
          ConsumeConfig.CONCERN,
          ActionsConfig.CONCERN,
          HttpConfig.CONCERN,
          LogConfig.CONCERN,
          SourcesConfig.CONCERN,
          NitterConfig.CONCERN,
          HistoryConfig.CONCERN,
          SourceChoiceConfig.CONCERN,
          ArchiveConfig.CONCERN,
          GatewayConfig.CONCERN,
          WebhooksConfig.CONCERN,
          ClockConfig.CONCERN);

  private Catalogue() {}

  public static Stream<Setting<?>> settings() {
    return CONCERNS.stream().flatMap(concern -> concern.settings().stream());
  }
}
