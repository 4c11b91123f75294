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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever comes back for a write, it is never taken for done, and never sent again. */
class BadAnswersToWritesIT {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final XCredentials KEYS = new XCredentials.OAuth1("ck", "cs", "7-tok", "ts");

  private final MockWebServer server = new MockWebServer();
  private XClient client;

  /** Every write, what it asks for, and what X says when it is done. */
  enum Write {
    LIKE("POST /2/users/7/likes", "{\"tweet_id\":\"1\"}", "{\"liked\":true}"),
    UNLIKE("DELETE /2/users/7/likes/1", "", "{\"liked\":false}"),
    REPOST("POST /2/users/7/retweets", "{\"tweet_id\":\"1\"}", "{\"retweeted\":true}"),
    UNREPOST("DELETE /2/users/7/retweets/1", "", "{\"retweeted\":false}"),
    DELETE("DELETE /2/tweets/1", "", "{\"deleted\":true}"),
    HIDE("PUT /2/tweets/1/hidden", "{\"hidden\":true}", "{\"hidden\":true}"),
    POST("POST /2/tweets", "{\"text\":\"Hi\"}", "{\"id\":\"9\",\"text\":\"Hi\"}"),
    MESSAGE(
        "POST /2/dm_conversations/with/8/messages",
        "{\"text\":\"Hi\",\"attachments\":[{\"media_id\":\"5\"}]}",
        "{\"dm_conversation_id\":\"7-8\",\"dm_event_id\":\"9\"}");

    private final String line;
    private final String body;
    private final String data;

    Write(String line, String body, String data) {
      this.line = line;
      this.body = body;
      this.data = data;
    }

    XOutcome<Made> on(XClient client) {
      return switch (this) {
        case LIKE -> client.like(KEYS, 7, 1).outcome();
        case UNLIKE -> client.unlike(KEYS, 7, 1).outcome();
        case REPOST -> client.repost(KEYS, 7, 1).outcome();
        case UNREPOST -> client.unrepost(KEYS, 7, 1).outcome();
        case DELETE -> client.delete(KEYS, 1).outcome();
        case HIDE -> client.hide(KEYS, 1, true).outcome();
        case POST -> client.post(KEYS, NewPost.of("Hi")).outcome();
        case MESSAGE -> client.sendMessage(KEYS, 8, "Hi", "5").outcome();
      };
    }

    String done() {
      return "{\"data\":" + data + "}";
    }
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = client(server.url("/").uri(), Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static XClient client(URI url, Duration timeout) {
    return new XClient(new XSettings(url, timeout, "covey-test"), InstantSource.fixed(NOW));
  }

  @ParameterizedTest
  @EnumSource
  void write_sendsWhatXWantsAndNoMore(Write write) throws Exception {
    answer(200, write.done());
    assertThat(write.on(client)).isInstanceOf(XOutcome.Done.class);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo(write.line + " HTTP/1.1");
    ByteString body = request.getBody();
    assertThat(body == null ? "" : body.utf8()).isEqualTo(write.body);
    assertThat(request.getHeaders().get("Authorization")).startsWith("OAuth ");
  }

  @ParameterizedTest
  @EnumSource
  void answerThatSaysNothing_isUnknown(Write write) {
    for (String body : new String[] {"", "<html>", "{}", "[]", "null", "{\"data\":{}}", "{\"da"}) {
      answer(200, body);
      assertThat(write.on(client)).as(body).isInstanceOf(XOutcome.Unknown.class);
    }
    answer(201, "{\"data\":{\"id\":{},\"dm_event_id\":null,\"liked\":1,\"deleted\":\"no\"}}");
    assertThat(write.on(client)).isInstanceOf(XOutcome.Unknown.class);
    assertThat(server.getRequestCount()).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource
  void errorOfTheServer_isUnknown(Write write) {
    for (int status : new int[] {408, 500, 502, 503, 504}) {
      server.enqueue(new MockResponse.Builder().code(status).setHeader("Retry-After", "0").build());
      assertThat(write.on(client)).isInstanceOf(XOutcome.Unknown.class);
      answer(status, write.done());
      assertThat(write.on(client)).isInstanceOf(XOutcome.Unknown.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource
  void pageOfSomethingInBetween_isNoFinalRefusal(Write write) {
    for (int status : new int[] {302, 307, 403, 404}) {
      server.enqueue(
          new MockResponse.Builder()
              .code(status)
              .setHeader("Location", server.url("/elsewhere"))
              .body("<html>Are you human?</html>")
              .build());
      assertThat(write.on(client))
          .isInstanceOfSatisfying(
              XOutcome.Refused.class, refused -> assertThat(refused.permanent()).isFalse());
    }
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void answerCutInTheMiddle_isUnknown(Write write) {
    server.enqueue(
        new MockResponse.Builder()
            .body(write.done())
            .onResponseBody(new SocketEffect.CloseSocket(true, true, true))
            .build());
    assertThat(write.on(client)).isInstanceOf(XOutcome.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource
  void hugeAnswer_isUnknown(Write write) {
    server.enqueue(
        new MockResponse.Builder()
            .body(new Buffer().write(new byte[XTransport.MAX_BODY + 1]))
            .build());
    assertThat(write.on(client)).isInstanceOf(XOutcome.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource
  void connectionLostAfterTheRequest_isUnknown(Write write) {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket(true, true, true))
            .build());
    assertThat(write.on(client)).isInstanceOf(XOutcome.Unknown.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void connectionLostWithinTheRequest_isUnknown(Write write) {
    server.enqueue(
        new MockResponse.Builder()
            .onRequestStart(new SocketEffect.CloseSocket(true, true, true))
            .build());
    assertThat(write.on(client)).isInstanceOf(XOutcome.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"POST", "MESSAGE", "DELETE", "HIDE"})
  void slowAnswer_isUnknown(Write write) {
    server.enqueue(
        new MockResponse.Builder().body(write.done()).throttleBody(1, 1, TimeUnit.SECONDS).build());
    try (XClient impatient = client(server.url("/").uri(), Duration.ofSeconds(2))) {
      assertThat(write.on(impatient)).isInstanceOf(XOutcome.Unknown.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyListening_isNotSent(Write write) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (XClient lonely = client(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(30))) {
      assertThat(write.on(lonely)).isInstanceOf(XOutcome.NotSent.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNLIKE", "UNREPOST", "DELETE"})
  void whatIsGone_isAlreadySo(Write write) {
    answer(
        404, "{\"title\":\"Not Found\",\"detail\":\"no\",\"type\":\"about:blank\",\"status\":404}");
    assertThat(write.on(client)).isInstanceOf(XOutcome.AlreadySo.class);
    answer(
        200,
        "{\"errors\":[{\"detail\":\"no\",\"type\":\"https://api.x.com/2/problems/resource-not-found\"}]}");
    assertThat(write.on(client)).isInstanceOf(XOutcome.AlreadySo.class);
    answer(403, "{\"errors\":[{\"code\":144,\"message\":\"No status found with that ID.\"}]}");
    assertThat(write.on(client)).isInstanceOf(XOutcome.AlreadySo.class);
  }

  @Test
  void postWithAPartialError_isDoneAllTheSame() {
    answer(201, "{\"data\":{\"id\":\"9\"},\"errors\":[{\"title\":\"x\",\"detail\":\"y\"}]}");
    assertThat(Write.POST.on(client)).isEqualTo(new XOutcome.Done<>(new Made("9")));
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }
}
