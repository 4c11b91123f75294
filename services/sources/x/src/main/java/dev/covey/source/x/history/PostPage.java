/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.source.x.post.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of posts.
 *
 * @param unreadable how many posts of it can't be read
 * @param next where the next page begins; null on the last one
 */
record PostPage(List<SeenPost> posts, int unreadable, @Nullable String next) {
  PostPage {
    posts = List.copyOf(posts);
  }

  /** Null if it is no page: one without posts says so itself. */
  static @Nullable PostPage of(JsonNode body) {
    JsonNode data = body.path("data");
    JsonNode meta = body.path("meta");
    if (!data.isArray() && Json.number(meta, "result_count") == null) {
      return null;
    }
    Includes includes = new Includes(body);
    List<SeenPost> posts = new ArrayList<>(data.size());
    for (JsonNode node : data) {
      SeenPost post = ReadPost.of(node, includes);
      if (post != null) {
        posts.add(post);
      }
    }
    Long counted = Json.number(meta, "result_count");
    int expected = Math.clamp(counted == null ? 0 : counted, data.size(), Integer.MAX_VALUE);
    return new PostPage(posts, expected - posts.size(), Json.text(meta, "next_token"));
  }
}
