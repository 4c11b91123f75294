/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XClientIT {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final XCredentials KEYS = new XCredentials.OAuth1("ck", "cs", "7-tok", "ts");

  private final MockWebServer server = new MockWebServer();
  private XClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = client(server.url("/").uri());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static XClient client(URI url) {
    return client(url, Duration.ofSeconds(30));
  }

  private static XClient client(URI url, Duration timeout) {
    return new XClient(new XSettings(url, timeout, "covey-test"), InstantSource.fixed(NOW));
  }

  private void assertTimesOutAsUnknown() {
    try (XClient impatient = client(server.url("/").uri(), Duration.ofSeconds(2))) {
      assertThat(impatient.like(KEYS, 7, 1).outcome()).isInstanceOf(XOutcome.Unknown.class);
    }
  }

  @Test
  void like_sendsOnlyTheTweetSigned() throws Exception {
    answer(200, "{\"data\":{\"liked\":true}}");
    XAnswer<Made> answer = client.like(KEYS, 7, 1889000000000000001L);
    assertThat(answer.outcome()).isEqualTo(new XOutcome.Done<>(new Made(null)));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /2/users/7/likes HTTP/1.1");
    assertThat(body(request)).isEqualTo("{\"tweet_id\":\"1889000000000000001\"}");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("covey-test");
    assertThat(request.getHeaders().get("Authorization"))
        .startsWith("OAuth ")
        .contains("oauth_signature=", "oauth_timestamp=\"" + NOW.getEpochSecond() + "\"");
  }

  @Test
  void url_keepsTheSettingsPath() throws Exception {
    answer(200, "{\"data\":{\"liked\":true}}");
    try (XClient below = client(server.url("/x/api/").uri())) {
      below.like(KEYS, 7, 1);
    }
    assertThat(server.takeRequest().getTarget()).isEqualTo("/x/api/2/users/7/likes");
  }

  @Test
  void repost_readsItsIdInBothSpecifications() {
    answer(200, "{\"data\":{\"retweeted\":true,\"rest_id\":\"55\"}}");
    answer(200, "{\"data\":{\"retweeted\":true,\"id\":\"56\"}}");
    assertThat(client.repost(KEYS, 7, 1).outcome()).isEqualTo(new XOutcome.Done<>(new Made("55")));
    assertThat(client.repost(KEYS, 7, 1).outcome()).isEqualTo(new XOutcome.Done<>(new Made("56")));
  }

  @Test
  void repost_repeatedIsAlreadySo() {
    answer(
        400,
        """
        {"errors":[{"message":"You cannot retweet a Tweet that you have already retweeted."}],
         "title":"Invalid Request","detail":"One or more parameters to your request was invalid.",
         "type":"https://api.twitter.com/2/problems/invalid-request"}
        """);
    assertThat(client.repost(KEYS, 7, 1).outcome()).isInstanceOf(XOutcome.AlreadySo.class);
  }

  @Test
  void like_refusedWithTheWholeReason() {
    answer(
        400,
        """
        {"errors":[{"parameters":{"id":["5"]},"message":"The `id` query parameter value [5] must be\
         the same as the authenticating user [7]"}],"title":"Invalid Request","detail":"One or more\
         parameters to your request was invalid.","type":"https://api.x.com/2/problems/invalid-request"}
        """);
    assertThat(client.like(KEYS, 5, 1).outcome())
        .isInstanceOfSatisfying(
            XOutcome.Refused.class,
            refused ->
                assertThat(refused.why())
                    .startsWith("X answered 400: One or more parameters")
                    .contains("must be the same as the authenticating user [7]")
                    .endsWith("(invalid-request)"));
  }

  @Test
  void answer_bringsEveryWindow() {
    long reset = NOW.getEpochSecond() + 60;
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"data\":{\"liked\":true}}")
            .setHeader("x-rate-limit-limit", "50")
            .setHeader("x-rate-limit-remaining", "0")
            .setHeader("x-rate-limit-reset", reset)
            .setHeader("x-app-limit-24hour-limit", "1000")
            .setHeader("x-app-limit-24hour-remaining", "4")
            .setHeader("x-app-limit-24hour-reset", reset + 1)
            .setHeader("x-user-limit-24hour-limit", "garbage")
            .setHeader("x-user-limit-24hour-remaining", "garbage")
            .build());
    XAnswer<Made> answer = client.like(KEYS, 7, 1);
    RateWindow used = new RateWindow(RateScope.USER, 50, 0, Instant.ofEpochSecond(reset));
    assertThat(answer.windows())
        .containsExactly(
            used, new RateWindow(RateScope.APP, 1000, 4, Instant.ofEpochSecond(reset + 1)));
    assertThat(answer.exhausted()).containsExactly(used);
  }

  @Test
  void serviceUnavailable_isNotSentAgain() {
    server.enqueue(new MockResponse.Builder().code(503).setHeader("Retry-After", "0").build());
    answer(200, "{\"data\":{\"liked\":true}}");
    assertThat(client.like(KEYS, 7, 1).outcome()).isInstanceOf(XOutcome.Unknown.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void serviceUnavailable_isNotAskedAgainEither() {
    server.enqueue(new MockResponse.Builder().code(503).setHeader("Retry-After", "0").build());
    answer(200, "{\"data\":{\"id\":\"7\",\"username\":\"ada\",\"name\":\"Ada\"}}");
    assertThat(client.me(KEYS).outcome()).isInstanceOf(XOutcome.Unknown.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void redirect_isNotFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(307).setHeader("Location", server.url("/other")).build());
    assertThat(client.like(KEYS, 7, 1).outcome())
        .isEqualTo(new XOutcome.Refused<>("X answered 307: the body is empty", false));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void silence_isUnknown() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    assertTimesOutAsUnknown();
  }

  @Test
  void slowBody_isUnknown() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"data\":{\"liked\":true}}")
            .throttleBody(1, 1, TimeUnit.SECONDS)
            .build());
    assertTimesOutAsUnknown();
  }

  @Test
  void connectionLostAfterTheRequest_isUnknown() {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket(true, true, true))
            .build());
    assertThat(client.like(KEYS, 7, 1).outcome()).isInstanceOf(XOutcome.Unknown.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void answerCutInTheMiddle_isUnknown() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"data\":{\"liked\":true}}")
            .onResponseBody(new SocketEffect.CloseSocket(true, true, true))
            .build());
    assertThat(client.like(KEYS, 7, 1).outcome()).isInstanceOf(XOutcome.Unknown.class);
  }

  @Test
  void hugeAnswer_isUnknown() {
    server.enqueue(
        new MockResponse.Builder()
            .body(new Buffer().write(new byte[XTransport.MAX_BODY + 1]))
            .build());
    assertThat(client.like(KEYS, 7, 1).outcome())
        .isEqualTo(new XOutcome.Unknown<>("X answered 200: the body is over 16777216 bytes"));
  }

  @Test
  void nobodyListening_isNotSent() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (XClient lonely = client(URI.create("http://127.0.0.1:" + port))) {
      assertThat(lonely.like(KEYS, 7, 1).outcome())
          .isInstanceOfSatisfying(
              XOutcome.NotSent.class,
              notSent -> assertThat(notSent.why()).contains("POST http://127.0.0.1:" + port));
    }
  }

  @Test
  void unknownHost_isNotSent() {
    try (XClient lost = client(URI.create("http://no-such-host.invalid"))) {
      assertThat(lost.like(KEYS, 7, 1).outcome()).isInstanceOf(XOutcome.NotSent.class);
    }
  }

  @Test
  void me_readsTheUser() throws Exception {
    answer(
        200,
        """
        {"data":{"id":"7","username":"ada","name":"Ada","protected":true,"future":{"x":1},
         "created_at":"2020-01-02T03:04:05.000Z","public_metrics":{"followers_count":12}}}
        """);
    assertThat(client.me(new XCredentials.UserToken("secret")).outcome())
        .isEqualTo(
            new XOutcome.Done<>(
                new XUser(
                    7, "ada", "Ada", null, Instant.parse("2020-01-02T03:04:05Z"), true, 12L)));
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer secret");
  }

  @Test
  void userByName_missingIsRefused() {
    answer(
        200,
        """
        {"errors":[{"resource_type":"user","resource_id":"nobody","parameter":"username",
         "value":"nobody","title":"Not Found Error","detail":"Could not find user",
         "type":"https://api.twitter.com/2/problems/resource-not-found"}]}
        """);
    assertThat(client.userByName(KEYS, "nobody").outcome())
        .isEqualTo(
            new XOutcome.Refused<>(
                "X answered 200: Could not find user (resource-not-found)", true, Refusal.GONE));
  }

  @Test
  void tweets_readsBothVocabulariesAndWhatIsMissing() {
    answer(
        200,
        """
        {"data":[
          {"id":"1","text":"old","author_id":"7",
           "referenced_tweets":[{"type":"retweeted","id":"9"},{"type":"quoted","id":"8"}]},
          {"id":"2","text":"new","referenced_posts":[{"type":"reposted","id":"9"}]}],
         "errors":[{"resource_id":"3","detail":"gone",
           "type":"https://api.x.com/2/problems/resource-not-found"}]}
        """);
    XAnswer<TweetLookup> answer = client.tweets(KEYS, List.of(1L, 2L, 3L, 4L));
    assertThat(answer.outcome())
        .isInstanceOfSatisfying(
            XOutcome.Done.class,
            done -> {
              TweetLookup found = (TweetLookup) done.value();
              assertThat(found.tweets())
                  .containsExactly(
                      new XTweet(1, "old", 7L, null, null, null, 8L, 9L),
                      new XTweet(2, "new", null, null, null, null, null, 9L));
              assertThat(found.missing())
                  .containsEntry(3L, "gone (resource-not-found)")
                  .containsEntry(4L, "X left it out without a word")
                  .hasSize(2);
            });
  }

  @Test
  void tweets_fallBackToTheOtherVocabularyOnceAndKeepIt() throws Exception {
    answer(400, "{\"title\":\"Invalid Request\",\"type\":\"x/problems/invalid-request\"}");
    answer(200, "{\"data\":[]}");
    answer(400, "{\"title\":\"Invalid Request\",\"type\":\"x/problems/invalid-request\"}");
    assertThat(client.tweets(KEYS, List.of(1L)).outcome()).isInstanceOf(XOutcome.Done.class);
    assertThat(client.tweets(KEYS, List.of(1L)).outcome()).isInstanceOf(XOutcome.Refused.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
    assertThat(server.takeRequest().getTarget()).contains("tweet.fields=").doesNotContain("post.");
    assertThat(server.takeRequest().getTarget()).contains("post.fields=").doesNotContain("tweet.");
    assertThat(server.takeRequest().getTarget()).contains("post.fields=");
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static String body(RecordedRequest request) {
    ByteString bytes = request.getBody();
    return bytes == null ? "" : bytes.utf8();
  }
}
