/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.webhook.WebhookSecret;
import dev.covey.source.webhook.DeliveryOutcome.Cause;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what the answers mean. */
class WebhookClientIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final byte[] BODY = "{\"id\":\"e-1\",\"text\":\"é\"}".getBytes(UTF_8);

  private final MockWebServer server = new MockWebServer();
  private final WebhookSecret secret = WebhookSecret.random();
  private WebhookClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = client(true);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static WebhookClient client(boolean privateAddresses) {
    return new WebhookClient(
        new WebhookSettings(Duration.ofSeconds(2), privateAddresses), InstantSource.fixed(NOW));
  }

  private DeliveryOutcome deliver() throws InterruptedException {
    return deliver(server.url("/hook?key=1").toString());
  }

  private DeliveryOutcome deliver(String url) throws InterruptedException {
    return client.deliver(url, secret, "e-1", BODY);
  }

  private void answer(int status, String body, String... headers) {
    MockResponse.Builder answer = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      answer.addHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(answer.build());
  }

  @Test
  void delivery_isSignedSoThatItsReceiverCanCheckIt() throws Exception {
    answer(204, "");

    assertThat(deliver()).isEqualTo(new DeliveryOutcome.Delivered(204));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /hook?key=1 HTTP/1.1");
    assertThat(Objects.requireNonNull(request.getBody()).toByteArray()).isEqualTo(BODY);
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Covey-Webhooks");
    assertThat(request.getHeaders().get("webhook-id")).isEqualTo("e-1");
    String timestamp = Long.toString(NOW.getEpochSecond());
    assertThat(request.getHeaders().get("webhook-timestamp")).isEqualTo(timestamp);

    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.text().substring("whsec_".length()));
    assertThat(key).hasSizeBetween(24, 64);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(("e-1." + timestamp + ".").getBytes(UTF_8));
    String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(BODY));
    assertThat(request.getHeaders().get("webhook-signature")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 299})
  void everyTwoHundred_isTaken(int status) throws Exception {
    answer(status, "whatever");
    assertThat(deliver()).isEqualTo(new DeliveryOutcome.Delivered(status));
  }

  @ParameterizedTest
  @CsvSource({"400,REJECTED", "404,REJECTED", "429,REJECTED", "500,BROKEN", "503,BROKEN"})
  void otherAnswers_failWithTheirFirstLine(int status, Cause cause) throws Exception {
    answer(status, "\n  no such thing \nsecond line");
    assertThat(deliver())
        .isEqualTo(
            new DeliveryOutcome.Failed(
                cause, server.getHostName() + " answered " + status + ": no such thing"));
  }

  @Test
  void gone_isTold() throws Exception {
    answer(410, "");
    assertThat(deliver())
        .isEqualTo(new DeliveryOutcome.Gone(server.getHostName() + " answered 410"));
  }

  @ParameterizedTest
  @CsvSource({
    "429,120,PT2M",
    "503,120,PT2M",
    "429,0,PT5S",
    "503,999999999,PT24H",
    "429,'Fri, 20 Nov 2026 08:10:00 GMT',PT10M",
    "503,'Fri, 20 Nov 2026 07:10:00 GMT',PT5S"
  })
  void retryAfter_isReadAndBounded(int status, String header, Duration span) throws Exception {
    answer(status, "", "Retry-After", header);
    assertThat(deliver())
        .isEqualTo(new DeliveryOutcome.Busy(span, server.getHostName() + " answered " + status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "9999999999", "2026-11-20T08:10:00Z"})
  void retryAfterThatIsNone_isAFailure(String header) throws Exception {
    answer(429, "", "Retry-After", header);
    assertThat(deliver()).isInstanceOf(DeliveryOutcome.Failed.class);
  }

  @Test
  void redirect_isNotFollowed() throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.start();
      answer(307, "", "Location", other.url("/elsewhere").toString());

      assertThat(deliver())
          .isEqualTo(
              new DeliveryOutcome.Failed(
                  Cause.REJECTED,
                  server.getHostName() + " answered 307: it leads to " + other.url("/elsewhere")));
      assertThat(other.takeRequest(50, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void answerWithoutEnd_isReadToABoundOnly() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(500)
            .body("x".repeat(10_000_000))
            .throttleBody(WebhookClient.MOST_READ, 1, TimeUnit.SECONDS)
            .build());

    assertThat(deliver())
        .isEqualTo(
            new DeliveryOutcome.Failed(
                Cause.BROKEN, server.getHostName() + " answered 500: " + "x".repeat(200) + "…"));
  }

  @Test
  void answerThatNeverComes_endsInTime() throws Exception {
    server.enqueue(new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
    assertThat(deliver())
        .isInstanceOfSatisfying(
            DeliveryOutcome.Failed.class,
            failed -> {
              assertThat(failed.cause()).isEqualTo(Cause.UNREACHABLE);
              assertThat(failed.why()).startsWith(server.getHostName() + " did not answer: ");
            });
  }

  @Test
  void closedPort_isUnreachable() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(deliver("http://127.0.0.1:" + port + "/").label()).isEqualTo("unreachable");
  }

  /** A number, a name that leads there, and numbers in disguise. */
  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0x7f000001"})
  void ownNetwork_isNotAsked(String host) throws Exception {
    try (WebhookClient careful = client(false)) {
      DeliveryOutcome outcome =
          careful.deliver("http://" + host + ":" + server.getPort() + "/", secret, "e-1", BODY);

      assertThat(outcome).isInstanceOf(DeliveryOutcome.Failed.class);
      assertThat(outcome.label()).isIn("private", "unreachable");
    }
    assertThat(server.takeRequest(50, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void nameThatLeadsToLoopback_isRefusedWithItsReason() throws Exception {
    try (WebhookClient careful = client(false)) {
      String url = "http://localhost:" + server.getPort() + "/";
      assertThat(careful.deliver(url, secret, "e-1", BODY))
          .isInstanceOfSatisfying(
              DeliveryOutcome.Failed.class,
              failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.PRIVATE);
                assertThat(failed.why())
                    .startsWith("localhost was not asked: ")
                    .endsWith(" is not an address of the open Internet");
              });
    }
  }
}
