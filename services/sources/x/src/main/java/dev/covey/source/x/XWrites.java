/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything that an account does on X, one HTTP call each. Safe for many threads. */
final class XWrites {
  private static final int CODE_NO_TWEET = 144;

  private final XTransport transport;
  private final CallX calls;

  XWrites(XTransport transport, CallX calls) {
    this.transport = transport;
    this.calls = calls;
  }

  /** What an account may put on a tweet and take off again. */
  enum Mark {
    LIKE("likes", "liked"),
    REPOST("retweets", "retweeted");

    private final String path;
    private final String member;

    Mark(String path, String member) {
      this.path = path;
      this.member = member;
    }
  }

  XAnswer<Made> set(Mark mark, XCredentials credentials, long userId, long tweetId) {
    HttpUrl url = ofUser(mark, userId).build();
    Map<String, String> request = Map.of("tweet_id", Long.toString(tweetId));
    return calls.call(
        () -> transport.post(credentials, url, request),
        answer -> {
          XOutcome<Made> done = told(answer, mark.member, true);
          return done == null ? repeated(answer, mark) : done;
        });
  }

  XAnswer<Made> clear(Mark mark, XCredentials credentials, long userId, long tweetId) {
    HttpUrl url = ofUser(mark, userId).addPathSegment(Long.toString(tweetId)).build();
    return calls.call(
        () -> transport.delete(credentials, url),
        answer -> {
          XOutcome<Made> done = told(answer, mark.member, false);
          return done == null ? gone(answer) : done;
        });
  }

  XAnswer<Made> delete(XCredentials credentials, long tweetId) {
    HttpUrl url = transport.url("2", "tweets", Long.toString(tweetId)).build();
    return calls.call(
        () -> transport.delete(credentials, url),
        answer -> {
          XOutcome<Made> done = told(answer, "deleted", true);
          return done == null ? gone(answer) : done;
        });
  }

  XAnswer<Made> hide(XCredentials credentials, long tweetId, boolean hidden) {
    HttpUrl url = transport.url("2", "tweets", Long.toString(tweetId), "hidden").build();
    return calls.call(
        () -> transport.put(credentials, url, Map.of("hidden", hidden)),
        answer -> told(answer, "hidden", hidden));
  }

  XAnswer<Made> post(XCredentials credentials, NewPost post) {
    HttpUrl url = transport.url("2", "tweets").build();
    return calls.call(
        () -> transport.post(credentials, url, post.members()), answer -> made(answer, "id"));
  }

  XAnswer<Made> sendMessage(
      XCredentials credentials, long recipient, @Nullable String text, @Nullable String mediaId) {
    Map<String, Object> request = new LinkedHashMap<>();
    if (text != null && !text.isEmpty()) {
      request.put("text", text);
    }
    if (mediaId != null) {
      request.put("attachments", List.of(Map.of("media_id", mediaId)));
    }
    if (request.isEmpty()) {
      throw new IllegalArgumentException("a message needs words or a medium");
    }
    HttpUrl url =
        transport
            .url("2", "dm_conversations", "with", Long.toString(recipient), "messages")
            .build();
    return calls.call(
        () -> transport.post(credentials, url, request), answer -> made(answer, "dm_event_id"));
  }

  private HttpUrl.Builder ofUser(Mark mark, long userId) {
    return transport.url("2", "users", Long.toString(userId), mark.path);
  }

  /** Done if X tells the wanted state; null otherwise. */
  private static @Nullable XOutcome<Made> told(HttpAnswer answer, String member, boolean wanted) {
    JsonNode body = answer.body();
    if (body == null || !answer.isSuccess()) {
      return null;
    }
    JsonNode data = body.path("data");
    JsonNode state = data.path(member);
    return state.isBoolean() && state.booleanValue() == wanted
        ? new XOutcome.Done<>(new Made(id(data)))
        : null;
  }

  /** Done if X tells what it calls the new thing; null otherwise. */
  private static @Nullable XOutcome<Made> made(HttpAnswer answer, String member) {
    JsonNode body = answer.body();
    String id = body == null ? null : text(body.path("data").path(member));
    return id == null || !answer.isSuccess() ? null : new XOutcome.Done<>(new Made(id));
  }

  /** What is not there needs no taking away. A bare 404 may come from something in between. */
  private static @Nullable XOutcome<Made> gone(HttpAnswer answer) {
    JsonNode body = answer.body();
    if (body == null) {
      return null;
    }
    Problem problem = Problem.read(body);
    boolean gone =
        problem.code() == CODE_NO_TWEET
            || problem.slug().equals("resource-not-found")
            || (answer.status() == 404 && problem.code() == 0 && !problem.isNone());
    return gone ? new XOutcome.AlreadySo<>(problem.describe()) : null;
  }

  private static @Nullable XOutcome<Made> repeated(HttpAnswer answer, Mark mark) {
    JsonNode body = answer.body();
    if (body == null || answer.status() != 400) {
      return null;
    }
    Problem problem = Problem.read(body);
    // A repeated repost is a 400 like any other invalid request: it has neither a code nor a type
    // of its own, so that its wording is all there is to know it by.
    boolean repeated =
        problem.code() == 0
            && problem.detail().toLowerCase(Locale.ROOT).contains("already " + mark.member);
    return repeated ? new XOutcome.AlreadySo<>(problem.describe()) : null;
  }

  /** Specifications 2.166 and 2.167 name the repost differently. */
  private static @Nullable String id(JsonNode data) {
    return text(data.path(data.hasNonNull("rest_id") ? "rest_id" : "id"));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() && !value.asString().isEmpty()
        ? value.asString()
        : null;
  }
}
