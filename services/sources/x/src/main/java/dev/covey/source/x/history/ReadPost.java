/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.Card;
import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetIds;
import dev.covey.model.source.TweetStats;
import dev.covey.source.x.post.HiddenLinks;
import dev.covey.source.x.post.Json;
import dev.covey.source.x.post.ReadableText;
import dev.covey.source.x.post.References;
import dev.covey.source.x.post.ShortLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads posts of both vocabularies into the records that every source gives. */
final class ReadPost {
  private final JsonNode post;
  private final Includes includes;
  private final References about;
  private final HiddenLinks hidden;

  private ReadPost(JsonNode post, Includes includes) {
    this.post = post;
    this.includes = includes;
    this.about = References.of(post);
    this.hidden = new HiddenLinks(about.quoted());
  }

  /** Null if it does not even say which post it is, whose, and when it was made. */
  static @Nullable SeenPost of(JsonNode post, Includes includes) {
    return new ReadPost(post, includes).read();
  }

  private @Nullable SeenPost read() {
    Long id = Json.number(post, "id");
    Long authorId = Json.number(post, "author_id");
    String author = includes.nameOf(post, "author_id");
    if (id == null || id <= 0 || authorId == null || author == null || !post.hasNonNull("text")) {
      return null;
    }
    Instant createdAt = TweetIds.createdAt(id).orElse(Json.instant(post, "created_at"));
    if (createdAt == null) {
      return null;
    }
    return new SeenPost(authorId, about.reposted() != null, tweet(id, author, createdAt));
  }

  private SourceTweet tweet(long id, String author, Instant createdAt) {
    boolean reply = about.repliedTo() != null;
    ReadableText text = ReadableText.of(post, reply, hidden);
    ReadAttachments attachments = new ReadAttachments(post, includes);
    List<Media> media = attachments.media();
    Poll poll = attachments.poll();
    return SourceTweet.builder(id, author, createdAt)
        .text(text.text())
        .replyTo(reply ? replyTo(author, text.leadingNames()) : List.of())
        .quotedId(about.quoted())
        .media(media)
        .poll(poll)
        .card(media.isEmpty() && poll == null && about.quoted() == null ? card() : null)
        .stats(stats())
        .edited(Json.either(post, "edit_history_post_ids", "edit_history_tweet_ids").size() > 1)
        .build();
  }

  /** Whom it answers first, then whoever else is named before the words; never the author. */
  private List<String> replyTo(String author, List<String> leadingNames) {
    List<String> names = new ArrayList<>(2);
    String answered = includes.nameOf(post, "in_reply_to_user_id");
    if (answered != null) {
      names.add(answered);
    }
    for (String name : leadingNames) {
      if (names.stream().noneMatch(name::equalsIgnoreCase)) {
        names.add(name);
      }
    }
    names.removeIf(author::equalsIgnoreCase);
    return names;
  }

  /** X has no cards here, but tells title and words of the pages that links lead to. */
  private @Nullable Card card() {
    for (JsonNode link : new ShortLinks(post.path("entities").path("urls")).all()) {
      String title = Json.text(link, "title");
      String url = Json.text(link, "expanded_url");
      if (title != null && url != null && !hidden.test(link)) {
        return new Card(url, title, Json.text(link, "description"));
      }
    }
    return null;
  }

  private TweetStats stats() {
    JsonNode metrics = post.path("public_metrics");
    return new TweetStats(
        Json.number(metrics, "reply_count"),
        Json.eitherNumber(metrics, "repost_count", "retweet_count"),
        Json.number(metrics, "quote_count"),
        Json.number(metrics, "like_count"),
        Json.number(metrics, "impression_count"));
  }
}
