/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import dev.covey.source.x.Refusal;
import dev.covey.source.x.Vocabulary;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XObjection;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XQuestion;
import dev.covey.source.x.XReply;
import dev.covey.source.x.post.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Walks one kind of list, newest first, down to a moment. A question that X does not understand is
 * asked in the other vocabulary; what worked is kept. Where no more may be read, what was seen so
 * far is told, and that it is not the whole. Safe for many threads.
 */
final class WalkBack {
  private final XClient client;
  private final int mostPages;
  private volatile Vocabulary vocabulary = Vocabulary.TWEET;

  WalkBack(XClient client, int mostPages) {
    this.client = client;
    this.mostPages = mostPages;
  }

  /** From when to when, both included. */
  record Span(Instant from, Instant to) {
    private boolean holds(OwnThing thing) {
      return !isBefore(thing) && !thing.createdAt().isAfter(to);
    }

    private boolean isBefore(OwnThing thing) {
      return thing.createdAt().isBefore(from);
    }
  }

  /** What becomes of an item of the list. */
  interface Reading<T extends OwnThing> {
    /** Whether it is of no interest at all. */
    boolean skips(JsonNode item);

    /** Null if it can't be read. */
    @Nullable T read(JsonNode item);
  }

  <T extends OwnThing> XAnswer<Found<T>> walk(
      XCredentials credentials, XQuestion first, Span span, Reading<T> reading, Pages pages) {
    Shown<T> shown = new Shown<>(span, reading);
    XQuestion question = first;
    XAnswer<XReply> answer;
    int page = 0;
    do {
      answer = inEitherVocabulary(credentials, question, pages);
      if (!(answer.outcome() instanceof XOutcome.Done<XReply>(XReply reply))) {
        return answer.failed();
      }
      XOutcome<Found<T>> end =
          switch (reply) {
            case XReply.NotUnderstood(String why) ->
                new XOutcome.Refused<>(why, true, Refusal.INVALID);
            case XReply.Told(JsonNode body, List<XObjection> objections) ->
                isPage(body) ? shown.take(body) : noPage(first, objections);
          };
      if (end != null) {
        return new XAnswer<>(end, answer.windows());
      }
      question = following(first, shown.next);
    } while (++page < mostPages && pages.mayReadOneMore());
    return new XAnswer<>(shown.found(false), answer.windows());
  }

  private XAnswer<XReply> inEitherVocabulary(
      XCredentials credentials, XQuestion question, Pages pages) {
    Vocabulary first = vocabulary;
    XAnswer<XReply> answer = client.read(credentials, question, first);
    if (!(answer.outcome() instanceof XOutcome.Done<XReply>(XReply.NotUnderstood _))) {
      return answer;
    }
    if (!pages.mayReadOneMore()) {
      return new XAnswer<>(
          new XOutcome.Unknown<>("X did not understand " + question), answer.windows());
    }
    XAnswer<XReply> second = client.read(credentials, question, first.other());
    if (!(second.outcome() instanceof XOutcome.Done<XReply>(XReply.Told _))) {
      return answer;
    }
    vocabulary = first.other();
    return second;
  }

  private static boolean isPage(JsonNode body) {
    return body.path("data").isArray() || Json.number(body.path("meta"), "result_count") != null;
  }

  private static <T> XOutcome<T> noPage(XQuestion question, List<XObjection> objections) {
    for (XObjection objection : objections) {
      String why = question + ": " + objection.words();
      switch (objection.kind()) {
        case NOT_FOUND, SUSPENDED -> {
          return new XOutcome.Refused<>(why, true, Refusal.GONE);
        }
        case NOT_AUTHORIZED, WITHHELD -> {
          return new XOutcome.Refused<>(why, true, Refusal.NOT_ALLOWED);
        }
        case OTHER -> {}
      }
    }
    return new XOutcome.Unknown<>("X answered " + question + " with something that is no page");
  }

  private static XQuestion following(XQuestion first, String token) {
    Map<String, String> parameters = new HashMap<>(first.parameters());
    parameters.put("pagination_token", token);
    return new XQuestion(first.subject(), first.path(), parameters);
  }

  /** What the pages have shown so far. */
  private static final class Shown<T extends OwnThing> {
    private final Span span;
    private final Reading<T> reading;
    private final List<T> things = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private boolean readable = true;
    private String next = "";

    Shown(Span span, Reading<T> reading) {
      this.span = span;
      this.reading = reading;
    }

    /** Null to go on, at {@code next}. */
    @Nullable XOutcome<Found<T>> take(JsonNode body) {
      JsonNode data = body.path("data");
      JsonNode meta = body.path("meta");
      Long counted = Json.number(meta, "result_count");
      readable &= counted == null || counted <= data.size();
      boolean passed = false;
      for (JsonNode item : data) {
        passed |= add(item);
      }
      String token = Json.text(meta, "next_token");
      if (token == null || passed) {
        return found(true);
      }
      next = token;
      return tokens.add(token) ? null : found(false);
    }

    /** Tells whether it is older than what is looked for. */
    private boolean add(JsonNode item) {
      if (reading.skips(item)) {
        return false;
      }
      T thing = reading.read(item);
      if (thing == null) {
        readable = false;
        return false;
      }
      if (span.holds(thing)) {
        things.add(thing);
      }
      return span.isBefore(thing);
    }

    XOutcome<Found<T>> found(boolean whole) {
      return new XOutcome.Done<>(new Found<>(things, whole && readable));
    }
  }
}
