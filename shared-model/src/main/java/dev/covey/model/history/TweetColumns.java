/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.source.Card;
import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import dev.covey.model.text.StorableText;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a tweet's attachments stand in their jsonb columns. Texts are made storable before they are
 * JSON, since afterwards an escape and what was written like one look alike.
 */
final class TweetColumns {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record StoredMedia(String type, String url, @Nullable String alt) {}

  private TweetColumns() {}

  static String media(List<Media> media) {
    Stream<StoredMedia> stored =
        media.stream()
            .map(each ->
                new StoredMedia(
                    each.type().text(),
                    StorableText.of(each.url()),
                    StorableText.orNull(each.alt())));
    return JSON.writeValueAsString(stored.toList());
  }

  static @Nullable String poll(@Nullable Poll poll) {
    if (poll == null) {
      return null;
    }
    Stream<Poll.Choice> choices =
        poll.choices().stream()
            .map(choice -> new Poll.Choice(StorableText.of(choice.label()), choice.percent()));
    return JSON.writeValueAsString(new Poll(choices.toList(), poll.votes(), poll.closed()));
  }

  static @Nullable String card(@Nullable Card card) {
    return card == null
        ? null
        : JSON.writeValueAsString(
            new Card(
                StorableText.of(card.url()),
                StorableText.of(card.title()),
                StorableText.orNull(card.description())));
  }
}
