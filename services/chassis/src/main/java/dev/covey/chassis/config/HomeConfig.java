/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.nio.file.Path;

/**
 * Where Covey keeps what it needs on this machine.
 *
 * @param keyFile the key that seals the accounts' credentials; made where there is none
 */
public record HomeConfig(Path home, Path keyFile) {
  /** Read before any file, so it can't stand in one. */
  public static final Setting<Path> HOME =
      new Setting<>(
          "home",
          ValueTypes.path(),
          ".covey",
          "data folder: embedded servers, covey.properties; environment only");

  /** Read before any file, so it can't stand in one. */
  public static final Setting<Path> CONFIG =
      new Setting<>(
          "config",
          ValueTypes.path(),
          null,
          "file of settings; where not given, covey.properties of the data folder if it is there;"
              + " environment only");

  public static final Setting<Path> KEY_FILE =
      new Setting<>(
          "key-file",
          ValueTypes.path(),
          null,
          "the key that seals the accounts' credentials, for its owner's eyes only; where not given,"
              + " the file 'key' in the data folder");

  static final Concern CONCERN = Concern.of("Home", HOME, CONFIG, KEY_FILE);

  static HomeConfig from(Settings settings) {
    Path home = settings.get(HOME);
    return new HomeConfig(home, settings.find(KEY_FILE).orElse(home.resolve("key")));
  }
}
