/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of wishes about actions that can't be granted; none of them changes anything. */
@ExtendWith(MigratedDatabase.class)
class ActionProblemsIT {
  private static GatewayRig rig;
  private static FleetRows rows;

  @BeforeAll
  static void start(Database database) throws Exception {
    rig = GatewayRig.start(database);
    rows = new FleetRows(rig);
    rows.account("one");
    rows.file("spring");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static HttpResponse<String> post(String path, String json) throws Exception {
    return rig.post(path, Role.APPROVER, json);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String detail(HttpResponse<String> answer, int status) {
    return json(answer, status).get("detail").asString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/actions/list?status=failled          | status      | failed",
        "/actions/list?action_type=lik         | action_type | like",
        "/actions/list?skip=-1                 | skip        | 0",
        "/actions/list?limit=201               | limit       | 50",
        "/actions/list?stats=failed            | stats       | status",
        "/actions/status/abc                   | id          |",
        "/actions/1234567890123456789/why      | id          |",
        "/actions/-1/attempts                  | id          |",
        "/actions/export                       | format      | csv",
        "/actions/export?format=xls            | format      | csv",
        "/stats?status=failed                  | status      |",
      })
  void wrongParameter_isNamedAndMended(String path, String parameter, String suggestion)
      throws Exception {
    HttpResponse<String> answer = rig.get(path.strip());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("parameter").asString()).isEqualTo(parameter.strip());
    assertThat(problem.path("suggestion").asString(null)).isEqualTo(suggestion);
  }

  @Test
  void whatIsNotThere_is404() throws Exception {
    for (String path :
        List.of(
            "/actions/status/99",
            "/actions/99/why",
            "/actions/99/attempts",
            "/actions/operations/99",
            "/accounts/nobody/limits",
            "/actions")) {
      assertThat(rig.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(rig.send("PUT", "/actions/list", rig.token(Role.ADMIN)).statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "completed | retry   | nothing can be done about it any more",
        "cancelled | retry   | nothing can be done about it any more",
        "running   | cancel  | a worker has it",
        "running   | hold    | a worker has it",
        "unknown   | retry   | can only be settled",
        "held      | retry   | can only be cancelled or released",
        "failed    | release | can only be retried",
        "pending   | settle  | can only be cancelled or held",
      })
  void verbThatDoesNotFit_saysWhatDoes(String status, String verb, String words) throws Exception {
    long id = rows.action("one", "like", status);
    String body = verb.equals("settle") ? "{\"done\": true}" : "{}";

    assertThat(detail(post("/actions/" + id + "/" + verb, body), 409))
        .contains("action " + id + " is " + status, words);
    assertThat(rows.status(id)).isEqualTo(status);
    assertThat(rig.text("select count(*) from audit")).isEqualTo("0");
  }

  @Test
  void actionThatIsNotThere_is404() throws Exception {
    for (String verb : List.of("retry", "cancel", "hold", "release")) {
      assertThat(detail(post("/actions/99/" + verb, "{}"), 404)).isEqualTo("there is no action 99");
    }
    json(post("/actions/99/settle", "{\"done\":true}"), 404);
    json(post("/actions/99/like", "{}"), 404);
    json(post("/accounts/nobody/pause", "{\"why\":\"x\"}"), 404);
    json(post("/accounts/nobody/resume", "{}"), 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "retry  | {\"wy\":\"x\"}                          | wy       | why",
        "retry  | {\"why\":5}                             | why      |",
        "retry  | {\"why\":[\"x\"]}                       | why      |",
        "retry  | {\"why\":\"a\\u0000b\"}                 | why      |",
        "retry  | {\"why\":\"x\",\"why\":\"y\"}           | body     |",
        "retry  | [1]                                     | body     | {}",
        "retry  | null                                    | body     | {}",
        "retry  | {\"why\":\"x\"} {}                      | body     |",
        "retry  | {\"why\":                               | body     |",
        "settle | {}                                      | done     |",
        "settle | {\"done\":\"yes\"}                      | done     |",
        "settle | {\"done\":1}                            | done     |",
        "settle | {\"done\":null}                         | done     |",
        "settle | {\"done\":true,\"resultId\":\"x y\"}    | resultId |",
        "settle | {\"done\":false,\"resultId\":\"77\"}    | resultId |",
        "bulk   | {\"filter\":{}}                         | verb     |",
        "bulk   | {\"verb\":\"retry\"}                    | filter   |",
        "bulk   | {\"verb\":\"like\",\"filter\":{}}       | verb     | retry",
        "bulk   | {\"verb\":0,\"filter\":{}}              | verb     | retry",
        "bulk   | {\"verb\":\"retry\",\"filter\":[]}      | filter   |",
        "bulk   | {\"verb\":\"retry\",\"filter\":{\"acount\":\"one\"}} | filter.acount | account",
        "bulk   | {\"verb\":\"retry\",\"filter\":{\"kind\":\"lik\"}} | filter.kind | like",
        "bulk   | {\"verb\":\"retry\",\"filter\":{\"status\":\"completed\"}} | filter.status | failed",
        "bulk   | {\"verb\":\"retry\",\"filter\":{},\"preview\":\"no\"} | preview |",
        "pause  | {\"kind\":\"like\"}                     | why      |",
        "pause  | {\"kind\":\"like\",\"why\":\" \"}       | why      |",
        "pause  | {\"kind\":\"lke\",\"why\":\"x\"}        | kind     | like",
      })
  void wrongBody_isNamedAndMended(String route, String body, String parameter, String suggestion)
      throws Exception {
    long id = rows.action("one", "like", "failed");
    String path =
        List.of("retry", "settle").contains(route)
            ? "/actions/" + id + "/" + route
            : "/actions/" + route;

    JsonNode problem = json(post(path, body), 400);

    assertThat(problem.get("parameter").asString()).as(problem.toString()).isEqualTo(parameter);
    assertThat(problem.path("suggestion").asString(null)).isEqualTo(suggestion);
    assertThat(problem.get("detail").asString())
        .isNotEmpty()
        .doesNotContain("tools.jackson", "java.", "dev.covey");
    assertThat(rows.status(id)).isEqualTo("failed");
    assertThat(rig.text("select count(*) from audit")).isEqualTo("0");
  }

  @Test
  void bodies_areBoundedAndJson() throws Exception {
    long id = rows.action("one", "like", "failed");
    String path = "/actions/" + id + "/retry";

    json(post(path, "{\"why\":\"" + "x".repeat(70_000) + "\"}"), 413);
    json(post(path, "{\"why\":\"" + "x".repeat(2_001) + "\"}"), 400);
    json(post(path, "[".repeat(30_000)), 400);
    HttpResponse<String> form =
        rig.post(path, Role.ADMIN, "application/x-www-form-urlencoded", "why=x");
    json(form, 415);
    assertThat(rows.status(id)).isEqualTo("failed");
  }
}
