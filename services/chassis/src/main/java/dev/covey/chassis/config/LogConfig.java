/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.nio.file.Path;

/** What is logged, how, and where to. */
public record LogConfig(Format format, Level level, Path folder) {
  /** Lines for people, or JSON objects for machines. */
  public enum Format {
    TEXT,
    JSON
  }

  /** The least level that is logged. */
  public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  public static final Setting<Format> FORMAT =
      new Setting<>(
          "log.format",
          ValueTypes.oneOf(Format.class),
          "text",
          "text for people, json for machines");
  public static final Setting<Level> LEVEL =
      new Setting<>(
          "log.level", ValueTypes.oneOf(Level.class), "info", "least level of Covey's own lines");
  public static final Setting<Path> FOLDER =
      new Setting<>(
          "logs.dir", ValueTypes.path(), "logs", "folder of the log files, one file per service");

  static final Concern CONCERN = Concern.of("Logs", FORMAT, LEVEL, FOLDER);

  static LogConfig from(Settings settings) {
    return new LogConfig(settings.get(FORMAT), settings.get(LEVEL), settings.get(FOLDER));
  }
}
