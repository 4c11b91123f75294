/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads users and the plain values of both vocabularies. */
final class ReadUser {
  private ReadUser() {}

  /** Null where the node lacks what every user has. */
  static @Nullable XUser from(JsonNode node) {
    Long id = id(node.path("id"));
    if (id == null || !node.hasNonNull("username")) {
      return null;
    }
    return new XUser(
        id,
        node.path("username").asString(),
        node.path("name").asString(""),
        node.hasNonNull("description") ? node.path("description").asString() : null,
        instant(node.path("created_at")),
        node.path("protected").asBoolean(false),
        id(node.path("public_metrics").path("followers_count")));
  }

  /** An id or count, which X writes as a string or as a number. */
  static @Nullable Long id(JsonNode node) {
    if (!node.isValueNode() || node.isNull()) {
      return null;
    }
    try {
      return Long.valueOf(node.asString());
    } catch (NumberFormatException _) {
      return null;
    }
  }

  static @Nullable Instant instant(JsonNode node) {
    if (!node.isString()) {
      return null;
    }
    try {
      return Instant.parse(node.stringValue());
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
