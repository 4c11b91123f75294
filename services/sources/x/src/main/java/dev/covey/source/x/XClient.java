/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The X API v2. Each method makes one HTTP call and never throws for what X or the network does: it
 * answers with an {@link XOutcome}. The only call it repeats by itself is a read that X refused for
 * its vocabulary, once in its life. Safe for many threads; blocks its caller.
 */
public final class XClient implements AutoCloseable {
  /** What one look-up may ask for. */
  public static final int MAX_LOOKUP = 100;

  private static final String USER_FIELDS = "created_at,description,protected,public_metrics";

  private final XTransport transport;
  private final CallX calls;
  private final LookUpTweets lookUpTweets;

  /**
   * @param clock stamps OAuth 1.0a signatures and reckons resets that X did not name; the time that
   *     X lives in
   */
  public XClient(XSettings settings, InstantSource clock) {
    this.transport = new XTransport(settings, clock);
    this.calls = new CallX(clock);
    this.lookUpTweets = new LookUpTweets(transport, calls);
  }

  /** {@code userId} must be the user that the credentials belong to. */
  public XAnswer<Made> like(XCredentials credentials, long userId, long tweetId) {
    return setState(credentials, userId, "likes", tweetId, "liked");
  }

  /** {@code userId} must be the user that the credentials belong to. */
  public XAnswer<Made> repost(XCredentials credentials, long userId, long tweetId) {
    return setState(credentials, userId, "retweets", tweetId, "retweeted");
  }

  /** Whose credentials these are; an app token is nobody's. */
  public XAnswer<XUser> me(XCredentials credentials) {
    return user(credentials, transport.url("2", "users", "me"));
  }

  public XAnswer<XUser> userByName(XCredentials credentials, String username) {
    return user(credentials, transport.url("2", "users", "by", "username", username));
  }

  /** Looks up 1 to {@value #MAX_LOOKUP} tweets. */
  public XAnswer<TweetLookup> tweets(XCredentials credentials, List<Long> ids) {
    if (ids.isEmpty() || ids.size() > MAX_LOOKUP) {
      throw new IllegalArgumentException(
          "a look-up takes 1 to " + MAX_LOOKUP + " ids, not " + ids.size());
    }
    return lookUpTweets.lookUp(credentials, ids);
  }

  /** Asks in that vocabulary; a reader that does not know X's own has to try the other. */
  public XAnswer<XReply> read(XCredentials credentials, XQuestion question, Vocabulary vocabulary) {
    HttpUrl.Builder url = transport.url("2");
    question.path().forEach(url::addPathSegment);
    question.parameters().forEach(url::addQueryParameter);
    AskedFields.of(question.subject(), vocabulary).forEach(url::addQueryParameter);
    return calls.call(() -> transport.get(credentials, url.build()), ReadReply::of);
  }

  private XAnswer<XUser> user(XCredentials credentials, HttpUrl.Builder url) {
    url.addQueryParameter("user.fields", USER_FIELDS);
    return calls.call(
        () -> transport.get(credentials, url.build()),
        answer -> {
          JsonNode body = answer.body();
          XUser user = answer.isSuccess() && body != null ? ReadUser.from(body.path("data")) : null;
          return user == null ? null : new XOutcome.Done<>(user);
        });
  }

  private XAnswer<Made> setState(
      XCredentials credentials, long userId, String state, long tweetId, String member) {
    HttpUrl url = transport.url("2", "users", Long.toString(userId), state).build();
    Map<String, String> request = Map.of("tweet_id", Long.toString(tweetId));
    return calls.call(
        () -> transport.post(credentials, url, request), answer -> stateSet(answer, member));
  }

  private static @Nullable XOutcome<Made> stateSet(HttpAnswer answer, String member) {
    JsonNode body = answer.body();
    if (body == null) {
      return null;
    }
    if (answer.isSuccess()) {
      JsonNode data = body.path("data");
      JsonNode set = data.path(member);
      return set.isBoolean() && set.booleanValue() ? new XOutcome.Done<>(made(data)) : null;
    }
    Problem problem = Problem.read(body);
    // A repeated repost is a 400 like any other invalid request: it has neither a code nor a type
    // of its own, so that its wording is all there is to know it by.
    boolean repeated =
        answer.status() == 400
            && problem.code() == 0
            && problem.detail().toLowerCase(Locale.ROOT).contains("already " + member);
    return repeated ? new XOutcome.AlreadySo<>(problem.describe()) : null;
  }

  /** Specifications 2.166 and 2.167 name the repost differently. */
  private static Made made(JsonNode data) {
    JsonNode id = data.hasNonNull("rest_id") ? data.path("rest_id") : data.path("id");
    return new Made(id.isValueNode() && !id.isNull() ? id.asString() : null);
  }

  @Override
  public void close() {
    transport.close();
  }
}
