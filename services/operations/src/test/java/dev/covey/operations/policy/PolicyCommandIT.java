/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.UpsertAccount;
import dev.covey.model.action.UpsertAccount.NewAccount;
import dev.covey.model.database.Database;
import dev.covey.model.seal.Sealed;
import dev.covey.operations.TestingSession;
import dev.covey.operations.actions.ActionsCommand;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the rules say, here and on X itself, and what people make them say. */
@ExtendWith(MigratedDatabase.class)
class PolicyCommandIT {
  @TempDir private Path folder;
  private TestingSession covey;

  @BeforeEach
  void start(Database database) throws Exception {
    covey = new TestingSession(database, folder).onX("https://api.x.com");
    for (String account : new String[] {"anna", "ben"}) {
      database.inTransaction(tx ->
          new UpsertAccount()
              .run(
                  tx.connection(),
                  new NewAccount(account, 1L, account, new Sealed(new byte[] {1})),
                  Instant.now()));
    }
  }

  private int policy(String... arguments) {
    return covey.run(PolicyCommand::tree, arguments);
  }

  private JsonNode imported(String rows) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a" + rows.hashCode() + ".csv"),
            "account_no,task_type,source_tweet,text_content,target\n" + rows,
            StandardCharsets.UTF_8);
    covey.run(
        ActionsCommand::tree,
        "import",
        file.toString(),
        "--skip-invalid",
        "--json",
        "--problems",
        folder.resolve("problems.csv").toString());
    return JsonMapper.shared().readTree(covey.out());
  }

  @Test
  void onXItself_rulesHoldAndRefuse() throws Exception {
    JsonNode report =
        imported(
            """
            anna,like,20,,
            anna,reply,21,Thank you,
            anna,dm,,Hello,ben
            anna,retweet,22,,
            ben,retweet,22,,
            anna,post,,$ABC and $DEF,
            anna,reply,21,Thank you once more,
            anna,post,,A plain good morning,
            ben,post,,A plain good morning!,
            """);
    assertThat(report.toString())
        .contains("missing-tier", "bulk-repost", "cashtags", "second-reply", "same-text");
    assertThat(report.get("problems").size()).isEqualTo(5);
    assertThat(policy("explain", "unsummoned-reply")).isZero();
    assertThat(covey.out()).contains("it holds 1 action(s)", "covey actions release --rule");
    assertThat(policy("explain", "dm-without-contact")).isZero();
    assertThat(covey.out()).contains("it holds 1 action(s)");
  }

  @Test
  void inTheSandbox_everythingPassesAndIsTold() throws Exception {
    covey.onX("http://127.0.0.1:9");
    JsonNode report = imported("anna,like,20,,\nanna,reply,21,Thank you,\n");
    assertThat(report.get("problems").size()).isZero();
    assertThat(report.toString()).contains("1 action(s) fall under automated-like");
    assertThat(policy("list")).isZero();
    assertThat(covey.out()).contains("where every rule allows").containsPattern("links +allow");
  }

  @Test
  void choice_holdsForOneAccountAndIsKeptWithWhy() throws Exception {
    assertThat(policy("set", "missing-tier", "allow", "--account", "anna", "--why", "Enterprise"))
        .isZero();
    assertThat(policy("set", "automated-like", "ALLOW", "--why", "clicked one by one")).isZero();
    JsonNode report = imported("anna,like,20,,\nben,like,20,,\n");
    assertThat(report.get("problems").size()).isEqualTo(1);
    assertThat(report.get("problems").get(0).get("line").asInt()).isEqualTo(3);
    assertThat(policy("explain", "missing-tier")).isZero();
    assertThat(covey.out()).containsPattern("anna +allow .*Enterprise");
    assertThat(policy("set", "missing-tier", "default", "--account", "anna", "--why", "over"))
        .isZero();
    assertThat(policy("list", "--account", "anna")).isZero();
    assertThat(covey.out()).containsPattern("missing-tier +refuse +refuse");
  }

  @Test
  void wrongWords_areSaidWithWhatIsRight() {
    assertThat(policy("set", "same-texts", "allow", "--why", "x")).isNotZero();
    assertThat(covey.err()).contains("did you mean same-text?");
    assertThat(policy("set", "same-text", "maybe", "--why", "x")).isNotZero();
    assertThat(covey.err()).contains("allow, hold, refuse and default");
    assertThat(policy("set", "same-text", "allow", "--account", "carl", "--why", "x")).isNotZero();
    assertThat(covey.err()).contains("there is no account carl");
    assertThat(policy("set", "same-text", "allow")).isNotZero();
    assertThat(covey.err()).contains("--why");
  }
}
