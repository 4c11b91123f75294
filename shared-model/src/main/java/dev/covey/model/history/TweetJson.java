/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.source.Card;
import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How a tweet's attachments stand in their jsonb columns. */
final class TweetJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record StoredMedia(String type, String url, @Nullable String alt) {}

  private TweetJson() {}

  static String media(List<Media> media) {
    Stream<StoredMedia> stored =
        media.stream().map(each -> new StoredMedia(each.type().text(), each.url(), each.alt()));
    return JSON.writeValueAsString(stored.toList());
  }

  static @Nullable String poll(@Nullable Poll poll) {
    return poll == null ? null : JSON.writeValueAsString(poll);
  }

  static @Nullable String card(@Nullable Card card) {
    return card == null ? null : JSON.writeValueAsString(card);
  }
}
