/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.post;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which other posts a post is about; null for each that it is not about. */
public record References(@Nullable Long repliedTo, @Nullable Long quoted, @Nullable Long reposted) {

  public static References of(JsonNode post) {
    JsonNode references = Json.either(post, "referenced_posts", "referenced_tweets");
    return new References(
        find(references, "replied_to", "replied_to"),
        find(references, "quoted", "quoted"),
        find(references, "reposted", "retweeted"));
  }

  private static @Nullable Long find(JsonNode references, String newType, String oldType) {
    for (JsonNode reference : references) {
      String type = reference.path("type").asString("");
      if (type.equals(newType) || type.equals(oldType)) {
        return Json.number(reference, "id");
      }
    }
    return null;
  }
}
