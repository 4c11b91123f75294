/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import dev.covey.chassis.lifecycle.Waiter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The X API v2. Each method makes one HTTP call, but where it says otherwise, and never throws for
 * what X or the network does: it answers with an {@link XOutcome}. It repeats no call that changes
 * anything. Safe for many threads; blocks its caller.
 */
public final class XClient implements AutoCloseable {
  /** What one look-up may ask for. */
  public static final int MAX_LOOKUP = 100;

  private static final String USER_FIELDS = "created_at,description,protected,public_metrics";

  private final XTransport transport;
  private final InstantSource clock;
  private final CallX calls;
  private final LookUpTweets lookUpTweets;
  private final XWrites writes;
  private final UploadMedia uploadMedia;

  /**
   * @param clock stamps OAuth 1.0a signatures and reckons resets that X did not name; the time that
   *     X lives in
   */
  public XClient(XSettings settings, InstantSource clock) {
    this.transport = new XTransport(settings, clock);
    this.clock = clock;
    this.calls = new CallX(clock);
    this.lookUpTweets = new LookUpTweets(transport, calls);
    this.writes = new XWrites(transport, calls);
    this.uploadMedia = new UploadMedia(transport, calls, clock);
  }

  /** {@code userId} must be the user that the credentials belong to. */
  public XAnswer<Made> like(XCredentials credentials, long userId, long tweetId) {
    return writes.set(XWrites.Mark.LIKE, credentials, userId, tweetId);
  }

  /** Takes a like back; done, too, where there was none. */
  public XAnswer<Made> unlike(XCredentials credentials, long userId, long tweetId) {
    return writes.clear(XWrites.Mark.LIKE, credentials, userId, tweetId);
  }

  /** {@code userId} must be the user that the credentials belong to. */
  public XAnswer<Made> repost(XCredentials credentials, long userId, long tweetId) {
    return writes.set(XWrites.Mark.REPOST, credentials, userId, tweetId);
  }

  /** Takes a repost back; done, too, where there was none. */
  public XAnswer<Made> unrepost(XCredentials credentials, long userId, long tweetId) {
    return writes.clear(XWrites.Mark.REPOST, credentials, userId, tweetId);
  }

  /** Deletes one of the caller's own tweets; already so if it is gone. */
  public XAnswer<Made> delete(XCredentials credentials, long tweetId) {
    return writes.delete(credentials, tweetId);
  }

  /** Hides a reply in one of the caller's own conversations, or shows it again. */
  public XAnswer<Made> hide(XCredentials credentials, long tweetId, boolean hidden) {
    return writes.hide(credentials, tweetId, hidden);
  }

  /** Posts, replies or quotes. What an unknown ending left behind, {@code ownPosts} may tell. */
  public XAnswer<Made> post(XCredentials credentials, NewPost post) {
    return writes.post(credentials, post);
  }

  /**
   * Sends a direct message: words, an uploaded medium, or both.
   *
   * @throws IllegalArgumentException if it has neither
   */
  public XAnswer<Made> sendMessage(
      XCredentials credentials,
      long recipientUserId,
      @Nullable String text,
      @Nullable String mediaId) {
    return writes.sendMessage(credentials, recipientUserId, text, mediaId);
  }

  /**
   * Brings a file up and waits until X has made what it wants of it; several calls. What broke off
   * has to be begun anew, which does no harm: only what is posted shows.
   *
   * @param waiter for this upload alone; waking it ends the wait as unknown
   * @throws IOException if the file can't be opened
   */
  public XAnswer<UploadedMedia> upload(XCredentials credentials, NewMedia media, Waiter waiter)
      throws IOException, InterruptedException {
    return uploadMedia.upload(credentials, media, waiter);
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

  /** Gets and renews tokens for that app, for as long as this client is open. */
  public XTokens tokens(OAuth2App app) {
    return new XTokens(transport, app, clock);
  }

  @Override
  public void close() {
    transport.close();
  }
}
