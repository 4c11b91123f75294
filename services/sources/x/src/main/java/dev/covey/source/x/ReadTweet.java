/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import dev.covey.source.x.post.References;
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
    References about = References.of(node);
    return new XTweet(
        id,
        node.path("text").asString(),
        ReadUser.id(node.path("author_id")),
        ReadUser.instant(node.path("created_at")),
        ReadUser.id(node.path("conversation_id")),
        about.repliedTo(),
        about.quoted(),
        about.reposted());
  }
}
