/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told about actions and accounts. */
@ExtendWith(MigratedDatabase.class)
class ActionRoutesIT {
  private GatewayRig rig;
  private FleetRows rows;
  private long liked;
  private long failed;
  private long post;

  @BeforeEach
  void start(Database database) throws Exception {
    rig = GatewayRig.start(database);
    rows = new FleetRows(rig);
    rows.account("one");
    rows.account("two");
    rows.file("spring");
    liked = rows.action("one", "like", "pending");
    failed = rows.action("one", "retweet", "failed");
    rows.set(failed, "error = 'X answered 403: 100%_no', settled_at = '2026-02-28T23:59:00Z'");
    rows.file("summer");
    post = rows.action("two", "post", "held");
    rows.set(
        post,
        """
        target = null, text_content = '=1+1', media = '{a.png,b.png}', alt_text = '{a cat,""}',
        rule = 'same-text', reason = 'two accounts say it', priority = 1, ref = '@mine',
        not_before = '2026-03-02T00:00:00Z'\
        """);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private List<Long> ids(String query) throws Exception {
    return StreamSupport.stream(
            rig.json("/actions/list?limit=50" + query).get("actions").spliterator(), false)
        .map(action -> Long.parseLong(action.get("id").asString()))
        .toList();
  }

  @Test
  void list_isChosenAndPaged() throws Exception {
    assertThat(ids("")).containsExactly(post, failed, liked);
    assertThat(ids("&status=failed")).containsExactly(failed);
    assertThat(ids("&action_type=RT")).containsExactly(failed);
    assertThat(ids("&account=one")).containsExactly(failed, liked);
    assertThat(ids("&campaign=summer")).containsExactly(post);
    assertThat(ids("&rule=same-text")).containsExactly(post);
    assertThat(ids("&error=100%25_")).containsExactly(failed);
    assertThat(ids("&status=pending&account=two")).isEmpty();

    JsonNode page = rig.json("/actions/list?skip=1&limit=1");
    assertThat(page.get("actions").get(0).get("id").asString()).isEqualTo(Long.toString(failed));
    assertThat(page.get("skip").asInt()).isEqualTo(1);
    assertThat(page.get("limit").asInt()).isEqualTo(1);
    assertThat(page.get("total").asInt()).isEqualTo(3);
    assertThat(page.get("totalIsExact").asBoolean()).isTrue();
  }

  @Test
  void status_tellsAllAndWhatItWaitsFor() throws Exception {
    JsonNode held = rig.json("/actions/status/" + post);

    assertThat(held.get("account").asString()).isEqualTo("two");
    assertThat(held.get("media").get(1).asString()).isEqualTo("b.png");
    assertThat(held.get("altText").get(0).asString()).isEqualTo("a cat");
    assertThat(held.get("priority").asInt()).isEqualTo(1);
    assertThat(held.get("campaign").asString()).isEqualTo("summer");
    assertThat(held.get("importedFrom").asString()).isEqualTo("summer.csv");
    assertThat(held.get("waiting").get("because").asString())
        .contains("held until a person releases it", "two accounts say it");
    assertThat(rig.json("/actions/status/" + failed).get("waiting").isNull()).isTrue();
    assertThat(rig.json("/actions/" + liked + "/why").get("because").asString())
        .contains("its lane is open");
    assertThat(rig.json("/actions/" + failed + "/why").get("because").asString())
        .contains("X answered 403");
  }

  @Test
  void attempts_areTold() throws Exception {
    rig.execute(
        """
        insert into attempt (action_id, number, fence, owner, lease_until, state, why)
        values (%d, 1, 1, '00000000-0000-0000-0000-000000000001', now(), 'refused', 'HTTP 403')\
        """
            .formatted(failed));

    JsonNode attempts = rig.json("/actions/" + failed + "/attempts").get("attempts");
    assertThat(attempts.size()).isEqualTo(1);
    assertThat(attempts.get(0).get("state").asString()).isEqualTo("refused");
    assertThat(attempts.get(0).get("why").asString()).isEqualTo("HTTP 403");
    assertThat(rig.json("/actions/" + liked + "/attempts").get("attempts").isEmpty()).isTrue();
  }

  @Test
  void csv_hasTheColumnsOfAnImportAndNoLiveFormula() throws Exception {
    HttpResponse<String> answer = rig.get("/actions/export?format=csv");

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"actions.csv\"");
    assertThat(answer.body().lines())
        .containsExactly(
            "account_no,task_type,source_tweet,text_content,media,scheduled_at,target,alt_text,"
                + "priority,ref,id,status,error,result_id,created_at,settled_at",
            "one,like,20,,,,,,0,," + liked + ",pending,,,2026-02-01T00:00:00Z,",
            "one,retweet,20,,,,,,0,,"
                + failed
                + ",failed,X answered 403: 100%_no,,2026-02-01T00:00:00Z,2026-02-28T23:59:00Z",
            "two,post,,'=1+1,a.png|b.png,2026-03-02T00:00:00Z,,a cat|,1,'@mine,"
                + post
                + ",held,,,2026-02-01T00:00:00Z,");
    assertThat(rig.get("/actions/export?format=csv&status=failed").body())
        .hasLineCount(2)
        .contains("X answered 403");
  }

  /** More than a page of rows, and more ids than one statement looks at. */
  @Test
  void jsonl_holdsEachActionOnce() throws Exception {
    rig.execute(
        """
        insert into action (account_no, kind, target, status, created_at)
        select 'one', 'like', n, 'cancelled', now() from generate_series(1, 1234) as n;
        select setval(pg_get_serial_sequence('action', 'id'), 200000);
        insert into action (account_no, kind, target, status, created_at)
        select 'one', 'like', n, 'cancelled', now() from generate_series(1, 777) as n\
        """);

    List<String> ids =
        rig.get("/actions/export?format=jsonl&status=cancelled")
            .body()
            .lines()
            .map(line -> JsonMapper.shared().readTree(line).get("id").asString())
            .toList();
    assertThat(ids).hasSize(2_011).doesNotHaveDuplicates();
  }

  @Test
  void stats_countAlongIndexes() throws Exception {
    rows.action("one", "reply", "running");
    rows.action("one", "like", "completed");
    rows.action("one", "like", "unknown");

    JsonNode stats = rig.json("/stats");

    assertThat(stats.get("counts").toString())
        .contains(
            "{\"status\":\"pending\",\"kind\":\"like\",\"actions\":1}",
            "{\"status\":\"running\",\"kind\":\"reply\",\"actions\":1}",
            "{\"status\":\"completed\",\"kind\":\"like\",\"actions\":1}");
    assertThat(stats.get("unknown").asInt()).isEqualTo(1);
    assertThat(stats.get("heldByRule").get("same-text").asInt()).isEqualTo(1);
    assertThat(stats.get("oldestPending").get("id").asString()).isEqualTo(Long.toString(liked));
    assertThat(stats.get("settledLately").toString())
        .isEqualTo("{\"cancelled\":0,\"completed\":1,\"failed\":0}");
    assertThat(stats.get("cutOff").isEmpty()).isTrue();
    assertThat(stats.get("countedUpTo").asInt()).isEqualTo(100_000);
  }

  @Test
  void accounts_comeWithWhatEachMayStillDo() throws Exception {
    JsonNode accounts = rig.json("/accounts").get("accounts");
    assertThat(accounts.size()).isEqualTo(2);
    assertThat(accounts.get(0).get("state").asString()).isEqualTo("active");
    assertThat(accounts.toString()).doesNotContain("credentials");

    JsonNode limits = rig.json("/accounts/one/limits");
    assertThat(limits.get("subject").asString()).isEqualTo("account:one");
    JsonNode like =
        StreamSupport.stream(limits.get("limits").spliterator(), false)
            .filter(limit -> limit.get("kind").asString().equals("like"))
            .findFirst()
            .orElseThrow();
    assertThat(like.get("open").asBoolean()).isTrue();
    assertThat(like.get("windows").get(0).get("window").asString()).isEqualTo("30/15m");
    assertThat(like.get("windows").get(0).get("used").asInt()).isZero();
  }
}
