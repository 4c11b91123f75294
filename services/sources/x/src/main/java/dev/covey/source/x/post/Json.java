/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.post;

import dev.covey.model.text.StorableText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values of an answer; X writes numbers also as strings, and names some things in two ways. */
public final class Json {
  private Json() {}

  /** Null if it is missing or empty. */
  public static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = StorableText.of(value.asString());
    return text.isEmpty() ? null : text;
  }

  public static @Nullable Long number(JsonNode node, String name) {
    String text = text(node, name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  public static @Nullable Instant instant(JsonNode node, String name) {
    String text = text(node, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  /** By its new name where X uses that, else by its old one. */
  public static JsonNode either(JsonNode node, String newName, String oldName) {
    return node.has(newName) ? node.path(newName) : node.path(oldName);
  }

  public static @Nullable Long eitherNumber(JsonNode node, String newName, String oldName) {
    return number(node, node.has(newName) ? newName : oldName);
  }
}
