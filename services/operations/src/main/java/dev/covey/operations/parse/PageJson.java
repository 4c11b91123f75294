/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.parse;

import dev.covey.model.source.Card;
import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetStats;
import dev.covey.model.source.UnavailableTweet;
import dev.covey.source.nitter.page.NitterPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page as one line of JSON. Its member names are a contract; ids are strings, as they do not fit
 * into every reader's numbers. What the page does not tell is null.
 */
final class PageJson {
  private static final JsonMapper PLAIN = JsonMapper.shared();

  /** Where the terminal's character set would turn letters into question marks. */
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final String BEYOND_ASCII = "\u65E5\uD83D\uDC26";

  private PageJson() {}

  static String of(String file, NitterPage page) {
    boolean shows = System.out.charset().newEncoder().canEncode(BEYOND_ASCII);
    return (shows ? PLAIN : ASCII).writeValueAsString(node(file, page));
  }

  static ObjectNode node(String file, NitterPage page) {
    ObjectNode node = PLAIN.createObjectNode();
    node.put("file", file);
    node.put("class", page.pageClass().text());
    SourceProfile profile = page.profile();
    if (profile == null) {
      node.putNull("profile");
    } else {
      put(node.putObject("profile"), profile);
    }
    ArrayNode tweets = node.putArray("tweets");
    page.tweets().forEach(tweet -> put(tweets.addObject(), tweet));
    ArrayNode unavailable = node.putArray("unavailable");
    for (UnavailableTweet tweet : page.unavailable()) {
      unavailable.addObject().put("id", text(tweet.id())).put("reason", tweet.reason());
    }
    node.put("next", page.next());
    node.put("message", page.message());
    return node;
  }

  private static void put(ObjectNode node, SourceProfile profile) {
    node.put("username", profile.username());
    node.put("fullname", profile.fullname());
    node.put("userId", text(profile.userId()));
    node.put("bio", profile.bio());
    node.put("location", profile.location());
    node.put("website", profile.website());
    node.put("joined", text(profile.joined()));
    node.put("verified", profile.verified().text());
    node.put("protected", profile.isProtected());
    node.put("posts", profile.counts().posts());
    node.put("following", profile.counts().following());
    node.put("followers", profile.counts().followers());
    node.put("likes", profile.counts().likes());
    node.put("avatar", profile.avatar());
    node.put("banner", profile.banner());
  }

  private static void put(ObjectNode node, SourceTweet tweet) {
    node.put("id", Long.toString(tweet.id()));
    node.put("author", tweet.author());
    node.put("createdAt", tweet.createdAt().toString());
    node.put("text", tweet.text());
    node.put("retweetedBy", tweet.retweetedBy());
    node.put("pinned", tweet.pinned());
    ArrayNode replyTo = node.putArray("replyTo");
    tweet.replyTo().forEach(replyTo::add);
    node.put("quotedId", text(tweet.quotedId()));
    putMedia(node.putArray("media"), tweet.media());
    putStats(node.putObject("stats"), tweet.stats());
    Poll poll = tweet.poll();
    if (poll != null) {
      putPoll(node.putObject("poll"), poll);
    }
    Card card = tweet.card();
    if (card != null) {
      ObjectNode preview = node.putObject("card");
      preview.put("url", card.url());
      preview.put("title", card.title());
      preview.put("description", card.description());
    }
    if (tweet.edited()) {
      node.put("edited", true);
    }
    if (tweet.note() != null) {
      node.put("note", tweet.note());
    }
  }

  private static void putMedia(ArrayNode node, List<Media> media) {
    for (Media one : media) {
      node.addObject().put("type", one.type().text()).put("url", one.url()).put("alt", one.alt());
    }
  }

  private static void putStats(ObjectNode node, TweetStats stats) {
    node.put("replies", stats.replies());
    node.put("reposts", stats.reposts());
    node.put("quotes", stats.quotes());
    node.put("likes", stats.likes());
    node.put("views", stats.views());
  }

  private static void putPoll(ObjectNode node, Poll poll) {
    ArrayNode choices = node.putArray("choices");
    for (Poll.Choice choice : poll.choices()) {
      choices.addObject().put("label", choice.label()).put("percent", choice.percent());
    }
    node.put("votes", poll.votes());
    node.put("closed", poll.closed());
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : Long.toString(id);
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
