/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XObjection;
import dev.covey.source.x.XQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One look at each of some tweets, a hundred a call. What X says of a tweet by name is definite and
 * needs no other beside it; what it leaves out without a word says nothing.
 */
final class LookPosts {
  private static final Set<String> BY_ID = Set.of("ids", "id", "");

  private final AskX ask;
  private final Failures failures;
  private final Map<Long, TweetLook> looks = new HashMap<>();

  LookPosts(AskX ask, Failures failures) {
    this.ask = ask;
    this.failures = failures;
  }

  List<TweetLook> at(List<TweetQuery> queries) throws InterruptedException {
    List<Long> ids = queries.stream().map(TweetQuery::id).distinct().toList();
    for (int from = 0; from < ids.size(); from += XClient.MAX_LOOKUP) {
      look(ids.subList(from, Math.min(from + XClient.MAX_LOOKUP, ids.size())));
    }
    List<TweetLook> inOrder = new ArrayList<>(queries.size());
    for (TweetQuery query : queries) {
      inOrder.add(looks.get(query.id()));
    }
    return inOrder;
  }

  private void look(List<Long> ids) throws InterruptedException {
    String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    XQuestion question =
        new XQuestion(XQuestion.Subject.POSTS, List.of("tweets"), Map.of("ids", list));
    switch (ask.ask(Endpoint.TWEETS, question)) {
      case Told.Missed(var failure) -> unclear(ids, failure);
      case Told.Answer answer -> {
        takeShown(answer);
        takeObjections(answer);
        unclear(ids, failures.of(Kind.BROKEN, "it left tweets out without a word"));
      }
    }
  }

  private void takeShown(Told.Answer answer) {
    Includes includes = new Includes(answer.body());
    for (JsonNode node : answer.body().path("data")) {
      SeenPost post = ReadPost.of(node, includes);
      if (post != null) {
        looks.put(post.tweet().id(), new TweetLook.Visible(post.tweet(), answer.seen()));
      }
    }
  }

  private void takeObjections(Told.Answer answer) {
    for (XObjection objection : answer.objections()) {
      if (BY_ID.contains(objection.parameter()) && objection.value().matches("\\d{1,19}")) {
        long id = Long.parseLong(objection.value());
        looks.computeIfAbsent(id, _ -> look(id, objection, answer.seen()));
      }
    }
  }

  private TweetLook look(long id, XObjection objection, Sighting seen) {
    return switch (objection.kind()) {
      case NOT_FOUND -> new TweetLook.Missing(id, true, seen);
      case SUSPENDED -> withheld(id, TweetLook.Reason.SUSPENDED_AUTHOR, objection, seen);
      // Protected or suspended: X says the same of both.
      case NOT_AUTHORIZED -> withheld(id, TweetLook.Reason.OTHER, objection, seen);
      case WITHHELD -> withheld(id, TweetLook.Reason.WITHHELD, objection, seen);
      case OTHER ->
          new TweetLook.Unclear(
              id, failures.of(Kind.BROKEN, "tweet " + id + ": " + objection.words()));
    };
  }

  private static TweetLook withheld(
      long id, TweetLook.Reason reason, XObjection objection, Sighting seen) {
    return new TweetLook.Withheld(id, reason, objection.words(), true, seen);
  }

  private void unclear(List<Long> ids, SourceFailure failure) {
    ids.forEach(id -> looks.putIfAbsent(id, new TweetLook.Unclear(id, failure)));
  }
}
