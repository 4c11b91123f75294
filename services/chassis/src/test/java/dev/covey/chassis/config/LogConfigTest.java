/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LogConfigTest {
  @Test
  void keys() {
    Configs.assertKeys(
        LogConfig.CONCERN,
        "log.format | COVEY_LOG_FORMAT | text",
        "log.level | COVEY_LOG_LEVEL | info",
        "logs.dir | COVEY_LOGS_DIR | logs");
  }

  @Test
  void defaults() {
    assertThat(Configs.of().log())
        .isEqualTo(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.INFO, Path.of("logs")));
  }

  @Test
  void values() {
    assertThat(
            Configs.of(
                    "COVEY_LOG_FORMAT", "json",
                    "COVEY_LOG_LEVEL", "Debug",
                    "COVEY_LOGS_DIR", "/var/log/covey")
                .log())
        .isEqualTo(
            new LogConfig(LogConfig.Format.JSON, LogConfig.Level.DEBUG, Path.of("/var/log/covey")));
  }
}
