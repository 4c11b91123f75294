/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads tweets in X's old and new vocabulary. */
final class ReadTweet {
  private ReadTweet() {}

  /** Null where the node lacks what every tweet has. */
  static @Nullable XTweet from(JsonNode node) {
    Long id = ReadUser.id(node.path("id"));
    if (id == null || !node.hasNonNull("text")) {
      return null;
    }
    JsonNode references =
        node.has("referenced_posts")
            ? node.path("referenced_posts")
            : node.path("referenced_tweets");
    return new XTweet(
        id,
        node.path("text").asString(),
        ReadUser.id(node.path("author_id")),
        ReadUser.instant(node.path("created_at")),
        ReadUser.id(node.path("conversation_id")),
        reference(references, "replied_to", "replied_to"),
        reference(references, "quoted", "quoted"),
        reference(references, "retweeted", "reposted"));
  }

  private static @Nullable Long reference(JsonNode references, String oldType, String newType) {
    for (JsonNode reference : references) {
      String type = reference.path("type").asString("");
      if (type.equals(oldType) || type.equals(newType)) {
        return ReadUser.id(reference.path("id"));
      }
    }
    return null;
  }
}
