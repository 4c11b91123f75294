/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a route can be told in its query.
 *
 * @param text what it does, for the description of the API
 * @param schema what values it takes, as JSON Schema
 */
public record Parameter(String name, String text, Map<String, Object> schema) {
  public Parameter {
    schema = Map.copyOf(schema);
  }

  public static Parameter text(String name, String text) {
    return new Parameter(name, text, Map.of("type", "string"));
  }

  public static Parameter flag(String name, String text) {
    return new Parameter(name, text, Map.of("type", "boolean", "default", false));
  }

  public static Parameter wholeNumber(String name, String text, int least, int most) {
    return new Parameter(name, text, Map.of("type", "integer", "minimum", least, "maximum", most));
  }

  /** One of the constants, in small letters. */
  public static Parameter oneOf(String name, String text, Class<? extends Enum<?>> type) {
    return oneOf(
        name,
        text,
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList());
  }

  public static Parameter oneOf(String name, String text, List<String> words) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("enum", words);
    return new Parameter(name, text, schema);
  }
}
