/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks up tweets, and finds out which vocabulary X wants: a question refused for its form is asked
 * once more in the other, and what worked is kept. Safe for many threads.
 */
final class LookUpTweets {
  private final XTransport transport;
  private final CallX calls;
  private volatile Vocabulary vocabulary = Vocabulary.TWEET;
  private volatile boolean settled;

  LookUpTweets(XTransport transport, CallX calls) {
    this.transport = transport;
    this.calls = calls;
  }

  XAnswer<TweetLookup> lookUp(XCredentials credentials, List<Long> ids) {
    Vocabulary first = vocabulary;
    AtomicBoolean badRequest = new AtomicBoolean();
    XAnswer<TweetLookup> answer = ask(credentials, ids, first, badRequest);
    if (answer.outcome() instanceof XOutcome.Done) {
      settled = true;
      return answer;
    }
    if (settled || !badRequest.get()) {
      return answer;
    }
    XAnswer<TweetLookup> second = ask(credentials, ids, first.other(), badRequest);
    if (second.outcome() instanceof XOutcome.Done) {
      vocabulary = first.other();
      settled = true;
      return second;
    }
    return answer;
  }

  private XAnswer<TweetLookup> ask(
      XCredentials credentials, List<Long> ids, Vocabulary words, AtomicBoolean badRequest) {
    HttpUrl.Builder url =
        transport
            .url("2", "tweets")
            .addQueryParameter(
                "ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
            .addQueryParameter(words.fieldsParameter(), words.fields());
    if (!words.expansions().isEmpty()) {
      url.addQueryParameter("expansions", words.expansions());
    }
    return calls.call(
        () -> transport.get(credentials, url.build()),
        answer -> {
          badRequest.set(answer.status() == 400);
          JsonNode body = answer.body();
          return answer.isSuccess() && body != null ? read(body, ids) : null;
        });
  }

  private static @Nullable XOutcome<TweetLookup> read(JsonNode body, List<Long> ids) {
    JsonNode data = body.path("data");
    JsonNode errors = body.path("errors");
    if (!data.isArray() && !errors.isArray()) {
      return null;
    }
    Map<Long, String> missing = new HashMap<>();
    ids.forEach(id -> missing.put(id, "X left it out without a word"));
    for (JsonNode error : errors) {
      Long id = ReadUser.id(error.path("resource_id"));
      if (id != null) {
        missing.replace(id, Problem.one(error).describe());
      }
    }
    List<XTweet> tweets = new ArrayList<>();
    for (JsonNode node : data) {
      XTweet tweet = ReadTweet.from(node);
      if (tweet != null) {
        tweets.add(tweet);
        missing.remove(tweet.id());
      }
    }
    return new XOutcome.Done<>(new TweetLookup(tweets, missing));
  }
}
