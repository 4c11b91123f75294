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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads posts of both vocabularies into the records that every source gives. */
final class ReadPost {
  private static final Pattern OWN_MEDIA =
      Pattern.compile("https?://(?:x|twitter)\\.com/\\w+/status/\\d+/(?:photo|video)/\\d+");
  private static final Pattern STATUS =
      Pattern.compile("https?://(?:mobile\\.)?(?:x|twitter)\\.com/\\w+/status/(\\d+)(?:[/?#].*)?");

  private final JsonNode post;
  private final Includes includes;
  private final @Nullable Long quotedId;

  private ReadPost(JsonNode post, Includes includes) {
    this.post = post;
    this.includes = includes;
    this.quotedId = reference("quoted", "quoted");
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
    boolean repost = reference("reposted", "retweeted") != null;
    return new SeenPost(authorId, repost, tweet(id, author, createdAt));
  }

  private SourceTweet tweet(long id, String author, Instant createdAt) {
    boolean reply = reference("replied_to", "replied_to") != null;
    ReadableText text = ReadableText.of(post, reply, this::isHidden);
    ReadAttachments attachments = new ReadAttachments(post, includes);
    List<Media> media = attachments.media();
    Poll poll = attachments.poll();
    return SourceTweet.builder(id, author, createdAt)
        .text(text.text())
        .replyTo(reply ? replyTo(author, text.leadingNames()) : List.of())
        .quotedId(quotedId)
        .media(media)
        .poll(poll)
        .card(media.isEmpty() && poll == null && quotedId == null ? card() : null)
        .stats(stats())
        .edited(Json.either(post, "edit_history_post_ids", "edit_history_tweet_ids").size() > 1)
        .build();
  }

  private @Nullable Long reference(String newType, String oldType) {
    for (JsonNode reference : Json.either(post, "referenced_posts", "referenced_tweets")) {
      String type = reference.path("type").asString("");
      if (type.equals(newType) || type.equals(oldType)) {
        return Json.number(reference, "id");
      }
    }
    return null;
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

  private boolean isHidden(JsonNode link) {
    String leadsTo = Json.text(link, "expanded_url");
    return link.hasNonNull("media_key")
        || (leadsTo != null && (OWN_MEDIA.matcher(leadsTo).matches() || isQuoted(leadsTo)));
  }

  private boolean isQuoted(String url) {
    var status = STATUS.matcher(url);
    return quotedId != null && status.matches() && status.group(1).equals(quotedId.toString());
  }

  /** X has no cards here, but tells title and words of the pages that links lead to. */
  private @Nullable Card card() {
    for (JsonNode link : new ShortLinks(post.path("entities").path("urls")).all()) {
      String title = Json.text(link, "title");
      String url = Json.text(link, "expanded_url");
      if (title != null && url != null && !isHidden(link)) {
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
