/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Reads a properties file strictly: unknown, doubled and misplaced keys are problems. */
final class SettingsFile {
  private final Path file;
  private final String content;
  private final Map<String, Layer.Entry> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private SettingsFile(Path file, String content) {
    this.file = file;
    this.content = content;
  }

  static Layer read(Path file) {
    try {
      return new SettingsFile(file, Files.readString(file)).parse();
    } catch (IOException failure) {
      return new Layer(
          Map.of(), List.of(new Problem(file.toString(), null, "file", reason(failure))));
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "is not there";
      case CharacterCodingException _ -> "is not UTF-8 text";
      default -> "can't be read: " + failure.getClass().getSimpleName();
    };
  }

  private Layer parse() throws IOException {
    Properties properties =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            take(key.toString(), value.toString().strip());
            return super.put(key, value);
          }
        };
    try {
      properties.load(new StringReader(content));
    } catch (IllegalArgumentException malformed) {
      problems.add(
          new Problem(file.toString(), null, "file", "has a broken \\u escape; write \\\\ for \\"));
    }
    return new Layer(values, problems);
  }

  private void take(String key, String text) {
    Optional<Setting<?>> known =
        Catalogue.settings().filter(setting -> setting.property().equals(key)).findFirst();
    String origin = file + line(key);
    if (known.isEmpty()) {
      problems.add(new Problem(key, null, origin, "is not a setting of Covey" + suggestion(key)));
    } else if (known.get().equals(HomeConfig.HOME) || known.get().equals(HomeConfig.CONFIG)) {
      problems.add(
          new Problem(key, null, origin, "belongs in the environment, as " + known.get().env()));
    } else if (values.containsKey(key)) {
      problems.add(new Problem(key, null, origin, "stands in this file twice"));
    } else {
      values.put(key, new Layer.Entry(text, origin));
    }
  }

  private static String suggestion(String key) {
    return Catalogue.settings()
        .filter(setting -> setting.env().equals(key.toUpperCase(Locale.ROOT)))
        .map(Setting::property)
        .findFirst()
        .or(() -> Suggestion.closest(key, Catalogue.settings().map(Setting::property).toList()))
        .map(close -> "; did you mean " + close + "?")
        .orElse("");
  }

  private String line(String key) {
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).stripLeading();
      if (line.startsWith(key) && line.substring(key.length()).matches("\\s*([=:].*)?|\\s.*")) {
        return " line " + (i + 1);
      }
    }
    return "";
  }
}
