/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import dev.covey.model.source.TweetIds;
import dev.covey.source.x.post.HiddenLinks;
import dev.covey.source.x.post.Json;
import dev.covey.source.x.post.ReadableText;
import dev.covey.source.x.post.References;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the account's own posts and messages in both vocabularies. */
final class ReadOwn {
  private ReadOwn() {}

  /** Null if it does not say which post it is, when it was made, and what it says. */
  static @Nullable OwnPost post(JsonNode post) {
    Long id = Json.number(post, "id");
    Instant createdAt = id == null ? null : createdAt(post, id);
    if (id == null || createdAt == null || !post.hasNonNull("text")) {
      return null;
    }
    References about = References.of(post);
    ReadableText text =
        ReadableText.of(post, about.repliedTo() != null, new HiddenLinks(about.quoted()));
    JsonNode attached = post.path("attachments");
    return new OwnPost(
        id,
        createdAt,
        text.text(),
        about.repliedTo(),
        about.quoted(),
        about.reposted(),
        attached.path("media_keys").size(),
        !attached.path("poll_ids").isEmpty());
  }

  /** Null if it does not say which message it is and when it was sent. */
  static @Nullable OwnMessage message(JsonNode event) {
    Long id = Json.number(event, "id");
    Instant createdAt = id == null ? null : createdAt(event, id);
    return id == null || createdAt == null
        ? null
        : new OwnMessage(
            id,
            createdAt,
            ReadableText.of(event, false, new HiddenLinks(null)).text(),
            !event.path("attachments").path("media_keys").isEmpty());
  }

  private static @Nullable Instant createdAt(JsonNode node, long id) {
    Instant told = Json.instant(node, "created_at");
    return told == null ? TweetIds.createdAt(id).orElse(null) : told;
  }
}
