/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.source.x.post.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the posts of an answer refer to. */
final class Includes {
  private final Map<String, JsonNode> users;
  private final Map<String, JsonNode> media;
  private final Map<String, JsonNode> polls;

  Includes(JsonNode body) {
    JsonNode includes = body.path("includes");
    users = byId(includes.path("users"), "id");
    media = byId(includes.path("media"), "media_key");
    polls = byId(includes.path("polls"), "id");
  }

  private static Map<String, JsonNode> byId(JsonNode items, String name) {
    Map<String, JsonNode> found = new HashMap<>();
    for (JsonNode item : items) {
      String id = Json.text(item, name);
      if (id != null) {
        found.put(id, item);
      }
    }
    return found;
  }

  /** The name of the user with the id that the post has under {@code member}. */
  @Nullable String nameOf(JsonNode post, String member) {
    String id = Json.text(post, member);
    JsonNode user = id == null ? null : users.get(id);
    return user == null ? null : Json.text(user, "username");
  }

  @Nullable JsonNode media(String key) {
    return media.get(key);
  }

  @Nullable JsonNode poll(String id) {
    return polls.get(id);
  }
}
