/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class ActionsCommandIT {
  @TempDir private Path folder;
  private CommandLines covey;

  @BeforeEach
  void start(Database database) throws Exception {
    covey = new CommandLines(database, folder);
    covey.addAccounts("anna", "ben");
    String file =
        covey.file(
            "a.csv", "account_no,task_type,source_tweet\nanna,like,20\nanna,like,21\nben,rt,22\n");
    assertThat(covey.run("actions", "import", file)).isZero();
  }

  @AfterEach
  void close() {
    covey.close();
  }

  private String id(long target) throws Exception {
    return covey.texts("select id from action where target = " + target).getFirst();
  }

  @Test
  void list_filtersAndLimits() {
    assertThat(covey.run("actions", "list", "--account", "anna", "--kind", "LIKE")).isZero();
    assertThat(covey.out.toString())
        .containsPattern("anna +like +21 +pending")
        .doesNotContain("ben");
    assertThat(covey.run("actions", "list", "--limit", "1", "--json")).isZero();
    JsonNode actions = JsonMapper.shared().readTree(covey.out.toString());
    assertThat(actions.size()).isEqualTo(1);
    assertThat(actions.get(0).get("target").asString()).isEqualTo("22");
    assertThat(covey.run("actions", "list", "--status", "failed")).isZero();
    assertThat(covey.out.toString()).contains("no such actions");
  }

  @Test
  void show_tellsWhereItComesFrom() throws Exception {
    assertThat(covey.run("actions", "show", id(22))).isZero();
    assertThat(covey.out.toString())
        .containsPattern("account +ben")
        .containsPattern("kind +retweet")
        .containsPattern("from +a.csv, row 3");
  }

  @Test
  void show_hasAllOfWhatXSaid() throws Exception {
    String said = "X answered 403: " + "no access, ".repeat(20) + "ask \u001b[2Jthe owner";
    covey.texts("update action set error = '" + said + "' returning kind");
    assertThat(covey.run("actions", "show", id(22))).isZero();
    assertThat(covey.out.toString())
        .contains("X answered 403: no access")
        .contains("ask \\u001b[2Jthe owner")
        .doesNotContain("\u001b");
  }

  @Test
  void why_saysWhatComesFirst() throws Exception {
    assertThat(covey.run("actions", "why", id(21))).isZero();
    assertThat(covey.out.toString())
        .contains("is pending")
        .contains("because its lane is open")
        .contains("1 of its lane come first");
    covey.texts(
        "update lane set opens_at = '2126-11-20T10:00:00Z', reason = '30 per 15m are used' returning kind");
    assertThat(covey.run("actions", "why", id(20), "--json")).isZero();
    JsonNode why = JsonMapper.shared().readTree(covey.out.toString());
    assertThat(why.get("until").asString()).isEqualTo("2126-11-20T10:00:00Z");
    assertThat(why.get("because").asString()).isEqualTo("30 per 15m are used");
  }

  @Test
  void why_settledActionWaitsForNothing() throws Exception {
    covey.texts("update action set status = 'failed', error = 'HTTP 403' returning kind");

    assertThat(covey.run("actions", "why", id(20))).isZero();
    assertThat(covey.out.toString())
        .contains("is failed")
        .contains("because HTTP 403")
        .doesNotContain("until");
  }

  @Test
  void answerOfThePlatform_isShownWholeAndCannotMoveTheCursor() throws Exception {
    String answer = "no ".repeat(40) + "because";
    covey.texts(
        "update action set status = 'failed', error = '%s' || chr(27) || '[2J' returning kind"
            .formatted(answer));

    assertThat(covey.run("actions", "show", id(20))).isZero();
    assertThat(covey.out.toString()).contains(answer + "\\u001b[2J").doesNotContain("\u001b");
    assertThat(covey.run("actions", "why", id(20))).isZero();
    assertThat(covey.out.toString()).contains(answer + "\\u001b[2J").doesNotContain("\u001b");
  }

  @Test
  void wrongUse_isAUsageError() {
    assertThat(covey.run("actions", "show", "999999")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("there is no action 999999");
    assertThat(covey.run("actions", "why", "x")).isEqualTo(2);
    assertThat(covey.run("actions", "list", "--status", "lost")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("'lost' is no status; there are pending");
    assertThat(covey.run("actions", "list", "--kind", "love")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("'love' is no kind; there are like");
    assertThat(covey.run("actions", "list", "--limit", "0")).isEqualTo(2);
    assertThat(covey.err.toString()).doesNotContain("Exception");
  }
}
