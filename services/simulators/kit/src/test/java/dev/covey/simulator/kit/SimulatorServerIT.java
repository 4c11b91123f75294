/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SimulatorServerIT {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final AtomicInteger handled = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final SimulatorServer server =
      SimulatorServer.named("test")
          .clock(SimulatorClock.standing(START))
          .route("GET", "/items/{id}", this::item)
          .route("POST", "/items", this::create)
          .route(
              "GET", "/words", call -> Answer.text(200, new TreeSet<>(call.scripted()).toString()))
          .route(
              "GET",
              "/broken",
              call -> {
                throw new IllegalStateException("a defect");
              })
          .start();

  private Answer item(SimulatedCall call) {
    handled.incrementAndGet();
    return Answer.text(
        200, "item " + call.pathParam("id") + " " + call.queryParam("q").orElse("-"));
  }

  private Answer create(SimulatedCall call) {
    handled.incrementAndGet();
    call.notes().principal("42").kind("create").summary(call.bodyText()).effect("item:1");
    return Answer.json(201, Map.of("id", 1)).withHeader("X-Left", "7");
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void ownFault_reachesTheHandlerAsAWord() throws Exception {
    server.faults().add(FaultRule.once("GET", "/words", new Fault.Own("moody")));
    server.faults().add(FaultRule.always("GET", "/words", new Fault.Own("slow-witted")));

    assertThat(get("/words").body()).isEqualTo("[moody, slow-witted]");
    assertThat(get("/words").body()).isEqualTo("[slow-witted]");
    assertThat(server.audit().entries().getFirst().faults()).contains("moody", "slow-witted");
  }

  @Test
  void call_isAnsweredAndAudited() throws Exception {
    HttpResponse<String> answer = post("/items", "{\"a\":1}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"id\":1}");
    assertThat(answer.headers().firstValue("X-Left")).contains("7");
    assertThat(answer.headers().allValues("Content-Type"))
        .containsExactly("application/json;charset=utf-8");
    AuditEntry entry = only();
    assertThat(entry.at()).isEqualTo(START);
    assertThat(entry.method()).isEqualTo("POST");
    assertThat(entry.path()).isEqualTo("/items");
    assertThat(entry.principal()).isEqualTo("42");
    assertThat(entry.kind()).isEqualTo("create");
    assertThat(entry.summary()).isEqualTo("{\"a\":1}");
    assertThat(entry.status()).isEqualTo(201);
    assertThat(entry.effectKey()).isEqualTo("item:1");
    assertThat(entry.answered()).isTrue();
    assertThat(entry.faults()).isEmpty();
  }

  @Test
  void pathAndQuery_areDecoded() throws Exception {
    assertThat(get("/items/a%2Fb%20c?q=x%26y").body()).isEqualTo("item a/b c x&y");
    assertThat(only().path()).isEqualTo("/items/a%2Fb%20c");
    assertThat(only().query()).isEqualTo("q=x%26y");
  }

  @Test
  void unknownPath_is404AndAudited() throws Exception {
    assertThat(get("/nothing/here").statusCode()).isEqualTo(404);
    assertThat(only().status()).isEqualTo(404);
  }

  @Test
  void defectOfTheSimulator_is500() throws Exception {
    assertThat(get("/broken").statusCode()).isEqualTo(500);
    assertThat(get("/broken").body()).contains("defect in the simulator", "a defect");
  }

  @Test
  void portInUse_isNamed() {
    assertThatThrownBy(() -> SimulatorServer.named("other").port(server.port()).start())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("127.0.0.1:" + server.port());
  }

  @Test
  void dropBefore_closesWithoutHandling() {
    server.faults().add(FaultRule.once("POST", "/items", new Fault.DropBefore()));

    assertThatThrownBy(() -> post("/items", "{}")).isInstanceOf(IOException.class);
    assertThat(handled).hasValue(0);
    assertThat(only().answered()).isFalse();
    assertThat(only().effect()).isFalse();
    assertThat(only().faults()).containsExactly("drop-before");
  }

  @Test
  void dropAfter_closesAfterHandling() {
    server.faults().add(FaultRule.once("POST", "/items", new Fault.DropAfter()));

    assertThatThrownBy(() -> post("/items", "{}")).isInstanceOf(IOException.class);
    assertThat(handled).hasValue(1);
    assertThat(only().answered()).isFalse();
    assertThat(only().effectKey()).isEqualTo("item:1");
  }

  @Test
  void dropBefore_sendsNotOneByte() throws Exception {
    server.faults().add(FaultRule.once("*", "/items/*", new Fault.DropBefore()));

    assertThat(raw("GET /items/1 HTTP/1.1\r\nHost: x\r\n\r\n")).isEmpty();
  }

  @Test
  void truncated_announcesMoreThanItSends() throws Exception {
    server.faults().add(FaultRule.once("GET", "/items/*", new Fault.Truncated(0.5)));

    String answer = raw("GET /items/12345678 HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answer).contains("HTTP/1.1 200").contains("Content-Length: 15").endsWith("item 12");
    assertThat(handled).hasValue(1);
  }

  @Test
  void truncated_isAnErrorToAClient() {
    server.faults().add(FaultRule.once("GET", "/items/*", new Fault.Truncated(0)));

    assertThatThrownBy(() -> get("/items/1")).isInstanceOf(IOException.class);
  }

  @Test
  void status_replacesTheAnswerBeforeOrAfterTheEffect() throws Exception {
    server.faults().add(FaultRule.once("*", "**", new Fault.Status(503, false)));
    assertThat(post("/items", "{}").statusCode()).isEqualTo(503);
    assertThat(handled).hasValue(0);

    server.faults().add(FaultRule.once("*", "**", new Fault.Status(502, true)));
    assertThat(post("/items", "{}").statusCode()).isEqualTo(502);
    assertThat(handled).hasValue(1);
  }

  @Test
  void rateLimitedAndChallenge_haveTheirOwnAnswers() throws Exception {
    server.faults().add(FaultRule.once("*", "**", new Fault.RateLimited(Duration.ofSeconds(90))));
    HttpResponse<String> limited = get("/items/1");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).contains("90");

    server.faults().add(FaultRule.once("*", "**", new Fault.Challenge()));
    assertThat(get("/items/1").body()).contains("Just a moment");
  }

  @Test
  void delay_holdsTheCallAndAddsToAnotherFault() throws Exception {
    server.faults().add(FaultRule.once("*", "**", new Fault.Delay(Duration.ofMillis(120))));
    server.faults().add(FaultRule.once("*", "**", new Fault.Status(500, false)));

    assertThat(get("/items/1").statusCode()).isEqualTo(500);
    assertThat(only().millis()).isGreaterThanOrEqualTo(119);
    assertThat(only().faults()).containsExactly("delay", "status-500");
  }

  @Test
  void closing_letsDelayedCallsGo() throws Exception {
    server.faults().add(FaultRule.once("*", "**", new Fault.Delay(Duration.ofMinutes(10))));
    var pending = client.sendAsync(request("/items/1").build(), text());
    while (server.faults().list().getFirst().hits() == 0) {
      Thread.onSpinWait();
    }
    server.close();
    assertThat(pending.handle((_, _) -> true).get()).isTrue();
  }

  private AuditEntry only() {
    assertThat(server.audit().entries()).hasSize(1);
    return server.audit().entries().getFirst();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), text());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(), text());
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
