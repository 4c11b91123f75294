/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstanceHttpIT {
  private static final int MOST = 100_000;
  private final MockWebServer server = new MockWebServer();
  private final InstanceHttp http =
      new InstanceHttp(
          new HttpLimits(
              Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(2), MOST),
          "Covey (ops@example.org)");

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  private HttpOutcome get(MockResponse.Builder response) throws InterruptedException {
    server.enqueue(response.build());
    return http.get(server.url("/orla"));
  }

  private static Buffer gzip(byte[] content) throws IOException {
    Buffer packed = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
      sink.write(content);
    }
    return packed;
  }

  @Test
  void answer_isUnpackedAndWhole() throws Exception {
    HttpOutcome outcome =
        get(
            new MockResponse.Builder()
                .code(404)
                .setHeader("Content-Encoding", "gzip")
                .setHeader("Content-Type", "text/html;charset=utf-8")
                .setHeader("Retry-After", "120")
                .body(gzip("hello".getBytes(StandardCharsets.UTF_8))));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            HttpOutcome.Answered.class,
            answer -> {
              assertThat(answer.status()).isEqualTo(404);
              assertThat(answer.body().utf8()).isEqualTo("hello");
              assertThat(answer.contentType()).isEqualTo("text/html;charset=utf-8");
              assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(2));
            });
  }

  @Test
  void request_saysWhoAsksAndBearsNoCookies() throws Exception {
    get(new MockResponse.Builder().setHeader("Set-Cookie", "prefs=1").body("a"));
    get(new MockResponse.Builder().body("b"));
    server.takeRequest();
    RecordedRequest second = server.takeRequest();
    assertThat(second.getHeaders().get("User-Agent")).isEqualTo("Covey (ops@example.org)");
    assertThat(second.getHeaders().get("Cookie")).isNull();
    assertThat(second.getHeaders().get("Accept-Encoding")).contains("gzip");
  }

  @Test
  void passwordOfTheUrl_becomesAHeader() throws Exception {
    server.enqueue(new MockResponse.Builder().body("a").build());
    HttpUrl url = server.url("/orla").newBuilder().username("me").password("secret").build();
    http.get(url);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("Authorization")).startsWith("Basic ");
    assertThat(request.getUrl().toString()).doesNotContain("secret");
  }

  @Test
  void hugeAnswer_isGivenUp() throws Exception {
    assertThat(get(new MockResponse.Builder().body("x".repeat(MOST + 1))))
        .isEqualTo(new HttpOutcome.TooLarge(MOST));
  }

  @Test
  void packedBomb_isGivenUp() throws Exception {
    Buffer bomb = gzip(new byte[50 << 20]);
    assertThat(bomb.size()).isLessThan(MOST);
    assertThat(get(new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(bomb)))
        .isEqualTo(new HttpOutcome.TooLarge(MOST));
  }

  @Test
  void redirect_isNotFollowed() throws Exception {
    assertThat(get(new MockResponse.Builder().code(302).setHeader("Location", "http://10.0.0.1/")))
        .isEqualTo(new HttpOutcome.Redirected("http://10.0.0.1/"));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void answerThatBreaksOff_isNone() throws Exception {
    assertThat(
            get(
                new MockResponse.Builder()
                    .body("x".repeat(5000))
                    .onResponseBody(new SocketEffect.CloseSocket())))
        .isInstanceOfSatisfying(
            HttpOutcome.Unreachable.class, broken -> assertThat(broken.neverLeft()).isFalse());
  }

  @Test
  void silence_endsInTime() throws Exception {
    assertThat(get(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE)))
        .isInstanceOfSatisfying(
            HttpOutcome.Unreachable.class,
            late -> assertThat(late.reason()).containsIgnoringCase("time"));
  }

  @Test
  void nobodyThere_provablyDidNothing() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    HttpUrl nobody = new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(free).build();
    assertThat(http.get(nobody))
        .isInstanceOfSatisfying(
            HttpOutcome.Unreachable.class, refused -> assertThat(refused.neverLeft()).isTrue());
  }

  @Test
  void interrupt_isNotAFailureOfTheServer() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    var result = new CompletableFuture<HttpOutcome>();
    Thread asking =
        Thread.startVirtualThread(() -> {
          try {
            result.complete(http.get(server.url("/orla")));
          } catch (InterruptedException interrupted) {
            result.completeExceptionally(interrupted);
          }
        });
    server.takeRequest();
    asking.interrupt();
    assertThatThrownBy(() -> result.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
  }
}
