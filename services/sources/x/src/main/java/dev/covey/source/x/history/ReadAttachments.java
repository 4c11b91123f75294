/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import dev.covey.source.x.post.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what hangs under a post: pictures, films and polls. */
final class ReadAttachments {
  private static final double WHOLE = 100;

  private final JsonNode attachments;
  private final Includes includes;

  ReadAttachments(JsonNode post, Includes includes) {
    this.attachments = post.path("attachments");
    this.includes = includes;
  }

  /** In order; what X names but does not include is left out. */
  List<Media> media() {
    List<Media> found = new ArrayList<>(4);
    for (JsonNode key : attachments.path("media_keys")) {
      JsonNode item = includes.media(key.asString(""));
      Media media = item == null ? null : media(item);
      if (media != null) {
        found.add(media);
      }
    }
    return found;
  }

  private static @Nullable Media media(JsonNode item) {
    Media.Type type =
        switch (item.path("type").asString("")) {
          case "photo" -> Media.Type.PHOTO;
          case "video" -> Media.Type.VIDEO;
          case "animated_gif" -> Media.Type.GIF;
          default -> null;
        };
    String url =
        MediaAddress.of(type == Media.Type.PHOTO ? Json.text(item, "url") : bestVariant(item));
    String address = url == null ? MediaAddress.of(Json.text(item, "preview_image_url")) : url;
    return type == null || address == null
        ? null
        : new Media(type, address, Json.text(item, "alt_text"));
  }

  private static @Nullable String bestVariant(JsonNode film) {
    return film.path("variants")
        .valueStream()
        .filter(variant -> variant.path("content_type").asString("").equals("video/mp4"))
        .max(Comparator.comparingLong(variant -> variant.path("bit_rate").asLong(0)))
        .map(variant -> Json.text(variant, "url"))
        .orElse(null);
  }

  @Nullable Poll poll() {
    JsonNode id = attachments.path("poll_ids").path(0);
    JsonNode poll = includes.poll(id.asString(""));
    if (poll == null) {
      return null;
    }
    List<JsonNode> options =
        poll.path("options")
            .valueStream()
            .sorted(Comparator.comparingInt(option -> option.path("position").asInt(0)))
            .toList();
    long votes = options.stream().mapToLong(option -> option.path("votes").asLong(0)).sum();
    List<Poll.Choice> choices = options.stream().map(option -> choice(option, votes)).toList();
    boolean closed = poll.path("voting_status").asString("").equals("closed");
    return new Poll(choices, votes, closed);
  }

  private static Poll.Choice choice(JsonNode option, long votes) {
    String label = Json.text(option, "label");
    double share = votes == 0 ? 0 : WHOLE * option.path("votes").asLong(0) / votes;
    return new Poll.Choice(label == null ? "" : label, (int) Math.round(share));
  }
}
