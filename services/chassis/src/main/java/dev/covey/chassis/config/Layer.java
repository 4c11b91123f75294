/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One place that sets values.
 *
 * @param values by property name; only known ones
 * @param problems what could not be taken from there
 */
record Layer(Map<String, Entry> values, List<Problem> problems) {
  /** A value, and where exactly it stands. */
  record Entry(String text, String origin) {}

  static final Layer NONE = new Layer(Map.of(), List.of());

  @Nullable Entry find(Setting<?> setting) {
    return values.get(setting.property());
  }

  /** Every COVEY_ variable; an empty one counts as not set, as compose files leave them. */
  static Layer ofEnvironment(Map<String, String> environment) {
    Map<String, Setting<?>> known = new HashMap<>();
    Catalogue.settings().forEach(setting -> known.put(setting.env(), setting));
    Map<String, Entry> values = new HashMap<>();
    List<Problem> problems = new java.util.ArrayList<>();
    new TreeMap<>(environment)
        .forEach((name, text) -> {
          Setting<?> setting = known.get(name);
          if (setting != null && !text.isBlank()) {
            values.put(setting.property(), new Entry(text.strip(), "environment"));
          } else if (setting == null && name.startsWith("COVEY_")) {
            problems.add(unknownVariable(name));
          }
        });
    return new Layer(values, problems);
  }

  private static Problem unknownVariable(String name) {
    String suggestion =
        Suggestion.closest(name, Catalogue.settings().map(Setting::env).toList())
            .map(close -> "; did you mean " + close + "?")
            .orElse("");
    return new Problem(name, null, "environment", "is not a setting of Covey" + suggestion);
  }
}
