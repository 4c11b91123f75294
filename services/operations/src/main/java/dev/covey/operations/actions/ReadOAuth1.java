/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.source.x.XCredentials;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads OAuth 1.0a keys from properties. Its errors name what is missing or unknown, never a value.
 */
final class ReadOAuth1 {
  private static final List<String> KEYS =
      List.of("consumer_key", "consumer_secret", "access_token", "access_token_secret");

  private ReadOAuth1() {}

  static XCredentials.OAuth1 read(Reader text, String origin) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(text);
    } catch (IllegalArgumentException malformed) {
      throw new IOException(origin + " is not a properties file: " + malformed.getMessage());
    }
    properties.values().removeIf(value -> value.toString().isBlank());
    Set<String> given = new TreeSet<>(properties.stringPropertyNames());
    List<String> missing = KEYS.stream().filter(key -> !given.contains(key)).toList();
    KEYS.forEach(given::remove);
    if (!missing.isEmpty() || !given.isEmpty()) {
      throw new IOException(problem(origin, missing, given));
    }
    return new XCredentials.OAuth1(
        value(properties, 0), value(properties, 1), value(properties, 2), value(properties, 3));
  }

  private static String value(Properties properties, int key) {
    return properties.getProperty(KEYS.get(key)).strip();
  }

  /** Names are shown only where they look like names: a secret may stand in their place. */
  private static String problem(String origin, List<String> missing, Set<String> unknown) {
    StringBuilder text = new StringBuilder(origin);
    if (!missing.isEmpty()) {
      text.append(" lacks ").append(String.join(", ", missing));
    }
    if (!unknown.isEmpty()) {
      text.append(missing.isEmpty() ? " has " : "; it has ")
          .append(unknown.size())
          .append(unknown.size() == 1 ? " line" : " lines")
          .append(" of another name");
    }
    return text + "; it needs four lines: " + String.join("=..., ", KEYS) + "=...";
  }
}
