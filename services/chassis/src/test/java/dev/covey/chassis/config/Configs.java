/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads configurations from maps, and pins what a concern declares. */
final class Configs {
  private static final Path NOWHERE = Path.of("target", "there-is-no-such-folder");

  private Configs() {}

  static CoveyConfig of(String... namesAndValues) {
    return CoveyConfig.from(settings(namesAndValues));
  }

  static Settings settings(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Settings.load(environment, NOWHERE);
  }

  /**
   * Pins every key of a concern: {@code "property | COVEY_NAME | default"}, where "-" is no
   * default.
   */
  static void assertKeys(Concern concern, String... expected) {
    assertThat(concern.settings().stream().map(Configs::line).toList())
        .isEqualTo(List.of(expected));
  }

  private static String line(Setting<?> setting) {
    String value = setting.defaultValue() == null ? "-" : setting.defaultValue();
    return setting.property() + " | " + setting.env() + " | " + value;
  }
}
