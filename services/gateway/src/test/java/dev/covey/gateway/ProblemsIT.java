/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of requests that can't be answered. */
@ExtendWith(MigratedDatabase.class)
class ProblemsIT {
  private static GatewayRig rig;

  @BeforeAll
  static void start(Database database) throws Exception {
    rig = GatewayRig.start(database, "COVEY_GATEWAY_LONGEST_QUERY", "300ms");
    rig.profile(7, "ada");
    rig.tweet(7, 1, "one");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static JsonNode problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotEmpty();
    return problem;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/profiles?limt=2                          | limt    | limit",
        "/profiles?status=activ                    | status  | active",
        "/profiles?limit=0                         | limit   | 50",
        "/profiles?limit=201                       | limit   | 50",
        "/profiles?limit=ten                       | limit   | 50",
        "/profiles?limit=99999999999999999999      | limit   | 50",
        "/profiles?limit=1&limit=2                 | limit   |",
        "/profiles?name=                           | name    |",
        "/profiles?name=%00                        | name    |",
        "/profiles?name=a%7Fb                      | name    |",
        "/tweets?q=a%00b                           | q       |",
        "/tweets?profile=%1B                       | profile |",
        "/profiles?after=nonsense                  | after   | what 'next' of the page before says",
        "/profiles/ada?q=1                         | q       |",
        "/profiles/ada/tweets?from=yesterday       | from    | 2024-05-01 or 2024-05-01T08:00:00Z",
        "/profiles/ada/tweets?until=2026-02-30     | until   | 2024-05-01 or 2024-05-01T08:00:00Z",
        "/profiles/ada/tweets?from=%2B99999-01-01T00:00:00Z | from    | 2024-05-01 or 2024-05-01T08:00:00Z",
        "/profiles/ada/tweets?from=2026-02-01&until=2026-01-01 | from | from=2026-01-01",
        "/profiles/ada/tweets?verdict=gonne        | verdict | gone",
        "/profiles/ada/tweets?after=AQ             | after   | what 'next' of the page before says",
        "/profiles/ada/tweets?after=%C3%A9         | after   | what 'next' of the page before says",
        "/profiles/ada/timeline?q=engine           | q       |",
        "/profiles/ada/export                      | format  | csv",
        "/profiles/ada/export?format=xml           | format  | csv",
        "/profiles/ada/deleted.atom?limit=-1       | limit   | 50",
        "/tweets?profil=ada                        | profil  | profile",
        "/tweets/abc                               | id      |",
        "/tweets/12345678901234567890              | id      |",
      })
  void wrongParameter_isNamedAndMended(String path, String parameter, String suggestion)
      throws Exception {
    JsonNode problem = problem(rig.get(path.strip()), 400);

    assertThat(problem.get("parameter").asString()).isEqualTo(parameter.strip());
    assertThat(problem.path("suggestion").asString(null)).isEqualTo(suggestion);
    assertThat(problem.get("detail").asString()).isNotEmpty();
  }

  @Test
  void wrongFlag_isRefusedAndRemovesNothing() throws Exception {
    JsonNode problem =
        problem(rig.send("DELETE", "/profiles/ada?erase=yes", rig.token(Role.ADMIN)), 400);

    assertThat(problem.get("parameter").asString()).isEqualTo("erase");
    assertThat(rig.text("select removed_at from profile")).isNull();
  }

  @Test
  void tooLongAQuery_isRefused() throws Exception {
    assertThat(problem(rig.get("/tweets?q=" + "x".repeat(501)), 400).get("detail").asString())
        .contains("500 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/profiles/nobody",
        "/profiles/no-such-name",
        "/profiles/99",
        "/profiles/nobody/tweets",
        "/profiles/nobody/coverage",
        "/profiles/nobody/export?format=csv",
        "/profiles/nobody/deleted.rss",
        "/tweets?profile=nobody",
        "/tweets/20",
        "/profiles/ada/nothing",
        "/"
      })
  void whatIsNotThere_is404(String path) throws Exception {
    problem(rig.get(path), 404);
  }

  @Test
  void otherMethods_areToldWhatIsUnderstood() throws Exception {
    for (String method : new String[] {"POST", "PUT", "PATCH", "OPTIONS"}) {
      HttpResponse<String> answer = rig.send(method, "/profiles/ada", rig.token(Role.ADMIN));
      problem(answer, 405);
      assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, HEAD");
    }
    problem(rig.send("DELETE", "/tweets/20", rig.token(Role.ADMIN)), 405);
  }

  /** Sends bytes as they are, and returns the first line of the answer. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String request(String headers) {
    return "DELETE /profiles/nobody HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization:"
        + " Bearer "
        + rig.token(Role.ADMIN)
        + "\r\n"
        + headers
        + "\r\n";
  }

  @Test
  void brokenEscape_isNamed() throws Exception {
    assertThat(raw(request("").replace("DELETE /profiles/nobody", "GET /profiles?name=%zz")))
        .startsWith("HTTP/1.1 400")
        .contains("two digits of hexadecimal");
  }

  @Test
  void bodies_areBounded() throws Exception {
    assertThat(raw(request("Content-Length: 5\r\n") + "hello")).startsWith("HTTP/1.1 404");
    assertThat(raw(request("Content-Length: 999999999\r\n"))).startsWith("HTTP/1.1 413");
    assertThat(raw(request("Transfer-Encoding: chunked\r\n") + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 411");
  }

  @Test
  void whatIsNoRequest_isRefusedWithoutTellingOfTheServer() throws Exception {
    for (String request :
        new String[] {
          "nonsense\r\n\r\n",
          "GET /profiles HTTP/1.1\r\n\r\n",
          "GET /%2e%2e/etc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /profiles HTTP/1.1\r\nHost: x\r\nConnection: close\r\nA: "
              + "x".repeat(20_000)
              + "\r\n\r\n"
        }) {
      assertThat(raw(request))
          .startsWith("HTTP/1.1 4")
          .containsIgnoringCase("application/problem+json")
          .doesNotContainIgnoringCase("jetty")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void questionThatTakesTooLong_isGivenUp() throws Exception {
    try (Connection locker = rig.database.dataSource().getConnection();
        var statement = locker.createStatement()) {
      statement.execute("lock table tweet in access exclusive mode");

      HttpResponse<String> answer = rig.get("/tweets");

      assertThat(problem(answer, 503).get("detail").asString()).contains("takes too long");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      locker.rollback();
    }
    assertThat(rig.get("/tweets").statusCode()).as("and goes on").isEqualTo(200);
  }

  @Test
  void failure_isNotToldToTheCaller() throws Exception {
    rig.execute("alter table coverage rename to hidden");
    HttpResponse<String> answer = rig.get("/profiles/ada/coverage");
    rig.execute("alter table hidden rename to coverage");

    problem(answer, 500);
    assertThat(answer.body()).doesNotContain("coverage", "relation", "SQL");
  }
}
