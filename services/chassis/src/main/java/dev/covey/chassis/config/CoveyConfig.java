/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.nio.file.Path;

/** The whole configuration, checked: what every service is given. */
public record CoveyConfig(
    HomeConfig home,
    DatabaseConfig database,
    BrokerConfig broker,
    ConsumeConfig consume,
    ActionsConfig actions,
    HttpConfig http,
    LogConfig log,
    SourcesConfig sources,
    NitterConfig nitter,
    HistoryConfig history,
    SourceChoiceConfig sourceChoice,
    ArchiveConfig archive,
    GatewayConfig gateway,
    WebhooksConfig webhooks,
    ClockConfig clock) {

  /** From this process's environment. Throws {@link ConfigException} with all that is wrong. */
  public static CoveyConfig load() {
    return from(Settings.load(System.getenv(), Path.of("")));
  }

  public static CoveyConfig from(Settings settings) {
    if (!settings.problems().isEmpty()) {
      throw new ConfigException(settings.problems());
    }
    return new CoveyConfig(
        HomeConfig.from(settings),
        DatabaseConfig.from(settings),
        BrokerConfig.from(settings),
        ConsumeConfig.from(settings),
        ActionsConfig.from(settings),
        HttpConfig.from(settings),
        LogConfig.from(settings),
        SourcesConfig.from(settings),
        NitterConfig.from(settings),
        HistoryConfig.from(settings),
        SourceChoiceConfig.from(settings),
        ArchiveConfig.from(settings),
        GatewayConfig.from(settings),
        WebhooksConfig.from(settings),
        ClockConfig.from(settings));
  }
}
