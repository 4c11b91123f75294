/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do to actions and accounts by the API. */
@ExtendWith(MigratedDatabase.class)
class ChangesIT {
  private GatewayRig rig;
  private FleetRows rows;

  @BeforeEach
  void start(Database database) throws Exception {
    rig = GatewayRig.start(database);
    rows = new FleetRows(rig);
    rows.account("one");
    rows.account("two");
    rows.file("spring");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    return rig.post(path, Role.APPROVER, json);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private String detail(HttpResponse<String> answer, int status) {
    return json(answer, status).get("detail").asString();
  }

  private String audit() throws Exception {
    return rig.text(
        "select string_agg(concat_ws('|', who, what, subject, details ->> 'why',"
            + " details ->> 'from'), ';' order by id) from audit");
  }

  @Test
  void failedAction_isRetriedOnceAndAudited() throws Exception {
    long id = rows.action("one", "like", "failed");
    rows.set(id, "error = 'X answered 503'");

    JsonNode retried =
        json(post("/actions/" + id + "/retry", "{\"why\": \"X is well again\"}"), 200);

    assertThat(retried.get("status").asString()).isEqualTo("pending");
    assertThat(retried.get("error").isNull()).isTrue();
    assertThat(detail(post("/actions/" + id + "/retry", ""), 409))
        .isEqualTo("action " + id + " is pending, and can only be cancelled or held");
    assertThat(audit())
        .isEqualTo("token 3 (approver)|action.retry|action " + id + "|X is well again|127.0.0.1");
  }

  @Test
  void eachVerb_fitsWhereItFits() throws Exception {
    long pending = rows.action("one", "like", "pending");

    json(post("/actions/" + pending + "/hold", "{}"), 200);
    assertThat(rows.status(pending)).isEqualTo("held");
    json(post("/actions/" + pending + "/release", "{}"), 200);
    assertThat(rows.status(pending)).isEqualTo("pending");
    json(post("/actions/" + pending + "/cancel", "{\"why\": null}"), 200);
    assertThat(rows.status(pending)).isEqualTo("cancelled");
    assertThat(rig.text("select type from event")).as("told").isEqualTo("ActionSettled");
  }

  /** A person and a script at the same moment. */
  @Test
  void twoRetriesAtOnce_areOneRetry() throws Exception {
    long id = rows.action("one", "like", "failed");
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(
            threads.submit(() -> {
              go.await();
              return post("/actions/" + id + "/retry", "{}").statusCode();
            }));
      }
      go.countDown();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }
    assertThat(rig.text("select count(*) from audit")).isEqualTo("1");
  }

  @Test
  void unknownAction_isSettledByAPerson() throws Exception {
    long done = rows.action("one", "post", "unknown");
    long not = rows.action("two", "post", "unknown");

    JsonNode settled =
        json(post("/actions/" + done + "/settle", "{\"done\":true,\"resultId\":\"77\"}"), 200);
    assertThat(settled.get("status").asString()).isEqualTo("completed");
    assertThat(settled.get("resultId").asString()).isEqualTo("77");
    json(
        post("/actions/" + not + "/settle", "{\"done\":false,\"why\":\"not in the timeline\"}"),
        200);
    assertThat(rig.text("select error from action where id = " + not))
        .isEqualTo("not in the timeline");
    assertThat(rig.text("select count(*) from event")).isEqualTo("2");
    assertThat(audit()).contains("action.settle.completed", "action.settle.failed");
    json(post("/actions/" + done + "/settle", "{\"done\":false}"), 409);
  }

  @Test
  void operatorsDoNotRelease() throws Exception {
    long id = rows.action("one", "like", "held");

    json(rig.post("/actions/" + id + "/release", Role.OPERATOR, "{}"), 403);
    json(rig.post("/actions/bulk", Role.OPERATOR, "{\"verb\":\"release\",\"filter\":{}}"), 403);
    assertThat(rows.status(id)).isEqualTo("held");
    json(rig.post("/actions/" + id + "/cancel", Role.OPERATOR, ""), 200);
  }

  @Test
  void bulk_countsFirstAndIsThenDoneInTheBackground() throws Exception {
    for (int i = 0; i < 5; i++) {
      rows.action("one", "like", "failed");
    }
    long other = rows.action("two", "like", "failed");
    String filter = "\"filter\":{\"account\":\"one\",\"kind\":\"like\"}";

    JsonNode preview =
        json(post("/actions/bulk", "{\"verb\":\"retry\",\"preview\":true," + filter + "}"), 200);
    assertThat(preview.get("matching").asInt()).isEqualTo(5);
    assertThat(preview.get("matchingIsExact").asBoolean()).isTrue();
    assertThat(rig.text("select count(*) from action_operation")).isEqualTo("0");

    JsonNode begun =
        json(post("/actions/bulk", "{\"verb\":\"retry\",\"why\":\"again\"," + filter + "}"), 202);
    String id = begun.get("id").asString();
    assertThat(begun.get("filter").get("account").asString()).isEqualTo("one");
    await()
        .untilAsserted(() ->
            assertThat(rig.json("/actions/operations/" + id).get("finished").asBoolean()).isTrue());
    assertThat(rig.json("/actions/operations/" + id).get("changed").asInt()).isEqualTo(5);
    assertThat(rows.status(other)).isEqualTo("failed");
    assertThat(rig.text("select details ->> 'operation' from audit where what = 'actions.retry'"))
        .isEqualTo(id);
  }

  @Test
  void accounts_arePausedAndResumed() throws Exception {
    long id = rows.action("one", "like", "pending");

    JsonNode paused = json(post("/accounts/one/pause", "{\"why\":\"on leave\"}"), 200);
    assertThat(paused.get("state").asString()).isEqualTo("paused");
    assertThat(rig.json("/actions/" + id + "/why").get("because").asString()).contains("on leave");
    assertThat(json(post("/accounts/one/resume", ""), 200).get("state").asString())
        .isEqualTo("active");
    assertThat(detail(post("/accounts/one/resume", ""), 409)).isEqualTo("account one is active");
    assertThat(audit()).contains("account.pause|account one|on leave", "account.resume");
  }

  @Test
  void kinds_arePausedAndResumed() throws Exception {
    long id = rows.action("one", "like", "pending");
    rows.action("two", "like", "pending");

    JsonNode paused =
        json(post("/actions/pause", "{\"kind\":\"like\",\"why\":\"X changed\"}"), 200);
    assertThat(paused.get("lanes").asInt()).isEqualTo(2);
    assertThat(rig.json("/stats").get("paused").get(0).get("why").asString())
        .isEqualTo("X changed");
    assertThat(rig.json("/actions/" + id + "/why").get("because").asString()).contains("X changed");
    assertThat(detail(post("/actions/resume", "{\"kind\":\"*\"}"), 409))
        .isEqualTo("* is not paused; paused is like");
    assertThat(json(post("/actions/resume", "{\"kind\":\"like\"}"), 200).get("lanes").asInt())
        .isEqualTo(2);
    assertThat(audit()).contains("actions.pause|kind like|X changed", "actions.resume|kind like");
  }
}
