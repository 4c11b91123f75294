/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.config.HttpConfig;
import dev.covey.chassis.http.PortTakenException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final AtomicReference<HealthResult> database = new AtomicReference<>(HealthResult.OK);
  private final HealthChecks checks = new HealthChecks();
  private final HealthServer server =
      new HealthServer(new HttpConfig("127.0.0.1", 0), checks, running::get, () -> "covey_x 1\n");
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    checks.add(check("database", database));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void live_answersAlways() throws Exception {
    running.set(false);
    database.set(HealthResult.failed("gone"));

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void ready_namesEveryCheck() throws Exception {
    HttpResponse<String> answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"up\",\"checks\":{\"lifecycle\":{\"ok\":true,\"why\":\"\"},"
                + "\"database\":{\"ok\":true,\"why\":\"\"}}}");
  }

  @Test
  void ready_saysWhyNot() throws Exception {
    database.set(HealthResult.failed("nothing listens there"));

    HttpResponse<String> answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("\"database\":{\"ok\":false,\"why\":\"nothing listens there\"}");
  }

  @Test
  void ready_ofEqualNamesTheWorstCounts() throws Exception {
    checks.add(check("broker", new AtomicReference<>(HealthResult.failed("first"))));
    checks.add(check("broker", new AtomicReference<>(HealthResult.OK)));

    assertThat(get("/health/ready").body()).contains("\"broker\":{\"ok\":false,\"why\":\"first\"}");
  }

  @Test
  void ready_isNotWhileStartingOrStopping() throws Exception {
    running.set(false);

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void ready_survivesABrokenCheck() throws Exception {
    checks.add(
        new HealthCheck() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public HealthResult check() {
            throw new IllegalStateException("bug");
          }
        });

    assertThat(get("/health/ready").statusCode()).isEqualTo(500);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void metrics_areText() throws Exception {
    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.body()).isEqualTo("covey_x 1\n");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("version=0.0.4");
  }

  @Test
  void otherPathsAndMethods_areRefused() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(
            client
                .send(
                    request("/health/live").POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
    assertThat(
            client
                .send(request("/metrics").HEAD().build(), HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void takenPort_namesTheSetting() {
    HealthServer second =
        new HealthServer(
            new HttpConfig("127.0.0.1", server.url().getPort()), checks, running::get, () -> "");

    assertThatThrownBy(second::start)
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("127.0.0.1:" + server.url().getPort())
        .hasMessageContaining("COVEY_HTTP_PORT");
    second.close();
  }

  @Test
  void unknownHost_namesTheSetting() {
    HealthServer second =
        new HealthServer(new HttpConfig("no.such.host.invalid", 0), checks, running::get, () -> "");

    assertThatThrownBy(second::start).hasMessageContaining("COVEY_HTTP_HOST");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.url().resolve(path));
  }

  private static HealthCheck check(String name, AtomicReference<HealthResult> result) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public HealthResult check() {
        return result.get();
      }
    };
  }
}
