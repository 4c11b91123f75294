/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XQuestion;
import dev.covey.source.x.post.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads back what an account did, to find out whether a call whose answer was lost was carried out.
 * X may take a moment to show what was just written: what is absent should be looked for again. A
 * page is one HTTP call. Safe for many threads; made once and kept, for it learns X's vocabulary.
 */
public final class ReadBack {
  private static final int PAGE = 100;

  /** X shows no more of a timeline than so many pages, and ends there without a word. */
  private static final int DEEPEST = 32;

  private static final int SURELY_SHOWN = 3_000;

  /** Messages may be read fifteen times in a quarter of an hour. */
  private static final int MOST_MESSAGE_PAGES = 5;

  private final WalkBack posts;
  private final WalkBack messages;
  private final Pages pages;

  public ReadBack(XClient client) {
    this(new WalkBack(client, DEEPEST), new WalkBack(client, MOST_MESSAGE_PAGES), Pages.ALL);
  }

  private ReadBack(WalkBack posts, WalkBack messages, Pages pages) {
    this.posts = posts;
    this.messages = messages;
    this.pages = pages;
  }

  /** The same that asks before each page but the first whether it may be read. */
  public ReadBack within(Pages allowed) {
    return new ReadBack(posts, messages, allowed);
  }

  /** Posts, replies, quotes and reposts of a user, both moments included. */
  public XAnswer<Found<OwnPost>> ownPosts(
      XCredentials credentials, long userId, Instant from, Instant to) {
    XQuestion question =
        new XQuestion(
            XQuestion.Subject.OWN_POSTS,
            List.of("users", Long.toString(userId), "tweets"),
            Map.of(
                "max_results",
                Integer.toString(PAGE),
                "start_time",
                from.truncatedTo(ChronoUnit.SECONDS).toString()));
    PostReading reading = new PostReading();
    XAnswer<Found<OwnPost>> answer =
        posts.walk(credentials, question, new WalkBack.Span(from, to), reading, pages);
    return new XAnswer<>(answer.outcome().map(reading::believed), answer.windows());
  }

  /** Messages that {@code userId}, the caller, sent to that person, both moments included. */
  public XAnswer<Found<OwnMessage>> ownMessages(
      XCredentials credentials, long userId, long participantId, Instant from, Instant to) {
    XQuestion question =
        new XQuestion(
            XQuestion.Subject.MESSAGES,
            List.of("dm_conversations", "with", Long.toString(participantId), "dm_events"),
            Map.of("max_results", Integer.toString(PAGE), "event_types", "MessageCreate"));
    return messages.walk(
        credentials, question, new WalkBack.Span(from, to), new MessageReading(userId), pages);
  }

  private static final class PostReading implements WalkBack.Reading<OwnPost> {
    private int shown;

    @Override
    public boolean skips(JsonNode item) {
      shown++;
      return false;
    }

    @Override
    public @Nullable OwnPost read(JsonNode item) {
      return ReadOwn.post(item);
    }

    /** Near the end of what X shows, the end says nothing. */
    Found<OwnPost> believed(Found<OwnPost> found) {
      return new Found<>(found.things(), found.whole() && shown < SURELY_SHOWN);
    }
  }

  private record MessageReading(long userId) implements WalkBack.Reading<OwnMessage> {
    @Override
    public boolean skips(JsonNode item) {
      Long sender = Json.number(item, "sender_id");
      return (sender != null && sender != userId)
          || !item.path("event_type").asString("MessageCreate").equals("MessageCreate");
    }

    @Override
    public @Nullable OwnMessage read(JsonNode item) {
      return ReadOwn.message(item);
    }
  }
}
