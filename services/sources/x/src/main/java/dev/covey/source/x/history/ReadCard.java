/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.Verified;
import dev.covey.source.x.post.Json;
import dev.covey.source.x.post.ShortLinks;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads users of both vocabularies. */
final class ReadCard {
  private ReadCard() {}

  /** Null if it does not even say who it is. */
  static @Nullable SourceProfile of(JsonNode user) {
    Long id = Json.number(user, "id");
    String username = Json.text(user, "username");
    if (id == null || username == null) {
      return null;
    }
    String name = Json.text(user, "name");
    JsonNode metrics = user.path("public_metrics");
    return new SourceProfile(
        username,
        name == null ? "" : name,
        id,
        bio(user),
        Json.text(user, "location"),
        website(user),
        Json.instant(user, "created_at"),
        verified(user),
        user.path("protected").asBoolean(false),
        new SourceProfile.Counts(
            Json.eitherNumber(metrics, "post_count", "tweet_count"),
            Json.number(metrics, "following_count"),
            Json.number(metrics, "followers_count"),
            Json.number(metrics, "like_count")),
        MediaAddress.ofAvatar(Json.text(user, "profile_image_url")),
        MediaAddress.ofBanner(Json.text(user, "profile_banner_url")));
  }

  private static @Nullable String bio(JsonNode user) {
    String written = Json.text(user, "description");
    if (written == null || written.isBlank()) {
      return null;
    }
    return new ShortLinks(user.path("entities").path("description").path("urls")).expand(written);
  }

  private static @Nullable String website(JsonNode user) {
    String url = Json.text(user, "url");
    if (url == null) {
      return null;
    }
    return new ShortLinks(user.path("entities").path("url").path("urls")).expand(url);
  }

  private static Verified verified(JsonNode user) {
    return switch (user.path("verified_type").asString("")) {
      case "blue" -> Verified.BLUE;
      case "business" -> Verified.BUSINESS;
      case "government" -> Verified.GOVERNMENT;
      case "none" -> Verified.NONE;
      default -> user.path("verified").asBoolean(false) ? Verified.UNSPECIFIED : Verified.NONE;
    };
  }
}
