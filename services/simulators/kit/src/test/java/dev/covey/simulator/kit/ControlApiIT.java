/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlApiIT {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final AtomicInteger resets = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final SimulatorServer server =
      SimulatorServer.named("test")
          .clock(SimulatorClock.standing(START))
          .onReset(resets::incrementAndGet)
          .control("GET", "/extra", call -> Answer.text(200, "extra"))
          .route("GET", "/ping", ControlApiIT::ping)
          .start();

  private static Answer ping(SimulatedCall call) {
    call.notes().kind("ping").principal(call.queryParam("who").orElse(""));
    return Answer.text(200, "pong");
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void fault_isAddedListedAndRemoved() throws Exception {
    HttpResponse<String> added =
        call(
            "POST",
            "/_control/faults",
            "{\"path\":\"/ping\",\"fault\":{\"type\":\"status\",\"code\":503},\"count\":2}");
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).isEqualTo("{\"id\":1}");
    assertThat(call("GET", "/ping", "").statusCode()).isEqualTo(503);
    assertThat(call("GET", "/_control/faults", "").body())
        .contains("\"hits\":1", "\"type\":\"status\"", "\"code\":503");
    assertThat(call("DELETE", "/_control/faults/1", "").statusCode()).isEqualTo(204);
    assertThat(call("DELETE", "/_control/faults/1", "").statusCode()).isEqualTo(404);
    assertThat(call("GET", "/ping", "").statusCode()).isEqualTo(200);
  }

  @Test
  void everyFaultType_isUnderstood() throws Exception {
    for (String type :
        new String[] {
          "delay", "drop-before", "drop-after", "status", "rate-limited", "truncated", "challenge"
        }) {
      String rule = "{\"path\":\"/never\",\"fault\":{\"type\":\"" + type + "\"}}";
      assertThat(call("POST", "/_control/faults", rule).statusCode()).isEqualTo(201);
    }
    assertThat(server.faults().list().stream().map(listed -> listed.rule().fault()))
        .containsExactly(
            new Fault.Delay(Duration.ofSeconds(1)),
            new Fault.DropBefore(),
            new Fault.DropAfter(),
            new Fault.Status(503, false),
            new Fault.RateLimited(Duration.ofMinutes(15)),
            new Fault.Truncated(0.5),
            new Fault.Challenge());
  }

  @Test
  void wrongFault_isExplained() throws Exception {
    HttpResponse<String> unknown =
        call("POST", "/_control/faults", "{\"fault\":{\"type\":\"flood\"}}");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("flood", "drop-before");
    assertThat(call("POST", "/_control/faults", "{").body()).contains("not JSON");
    assertThat(server.faults().list()).isEmpty();
  }

  @Test
  void audit_isFilteredAndGivenAsLines() throws Exception {
    call("GET", "/ping?who=ada", "");
    call("GET", "/ping?who=bela", "");
    call("GET", "/other", "");

    assertThat(call("GET", "/_control/audit?kind=ping&principal=bela", "").body())
        .contains("\"number\":2")
        .doesNotContain("\"number\":1", "\"number\":3");
    assertThat(call("GET", "/_control/audit?format=jsonl", "").body().lines()).hasSize(3);
    assertThat(call("GET", "/_control/audit?after=2&format=jsonl", "").body().lines()).hasSize(1);
    assertThat(call("GET", "/_control/audit?colour=red", "").statusCode()).isEqualTo(400);
    assertThat(call("DELETE", "/_control/audit", "").statusCode()).isEqualTo(204);
    assertThat(server.audit().entries()).isEmpty();
  }

  @Test
  void clock_isReadSetAndAdvanced() throws Exception {
    assertThat(call("GET", "/_control/clock", "").body()).contains("2026-03-01T10:00:00Z");
    String later = call("POST", "/_control/clock", "{\"advance\":\"PT15M\"}").body();
    assertThat(later).contains("2026-03-01T10:15:00Z");
    call("POST", "/_control/clock", "{\"now\":\"2026-04-01T00:00:00Z\"}");
    assertThat(server.clock().instant()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(call("POST", "/_control/clock", "{\"now\":\"noon\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void reset_clearsEverything() throws Exception {
    server.faults().add(FaultRule.always("GET", "/nothing", new Fault.DropBefore()));
    call("GET", "/ping", "");

    assertThat(call("POST", "/_control/reset", "").statusCode()).isEqualTo(204);

    assertThat(resets).hasValue(1);
    assertThat(server.faults().list()).isEmpty();
    assertThat(server.audit().entries()).isEmpty();
  }

  @Test
  void controlCalls_areNeitherAuditedNorHit() throws Exception {
    server.faults().add(FaultRule.always("*", "**", new Fault.DropBefore()));

    assertThat(call("GET", "/_control/health", "").body()).contains("\"name\":\"test\"");
    assertThat(call("GET", "/_control/extra", "").body()).isEqualTo("extra");
    assertThat(server.audit().entries()).isEmpty();
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
