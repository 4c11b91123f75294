/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class FollowImportIT {
  private static final String ROWS =
      "account_no,task_type,source_tweet\nanna,like,20\nanna,like,21\nben,like,22\n";

  @TempDir private Path folder;
  private CommandLines covey;

  @BeforeEach
  void start(Database database) throws Exception {
    covey = new CommandLines(database, folder);
    covey.addAccounts("anna", "ben");
  }

  @AfterEach
  void close() {
    covey.close();
  }

  private void settle(String status, String error) throws Exception {
    covey.texts(
        "update action set status = '%s', settled_at = now(), error = '%s' returning status"
            .formatted(status, error));
  }

  /** The logs of the runs, the earliest first. */
  private List<String> logs() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder.resolve("logs"), "process_actions_????????_*.log")) {
      found.forEach(files::add);
    }
    Collections.sort(files);
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(Files.readString(file));
    }
    return texts;
  }

  @Test
  void everyImport_leavesItsLog() throws Exception {
    String file = covey.file("a.csv", ROWS);
    assertThat(covey.run("actions", "import", file, "--dry-run")).isZero();
    assertThat(folder.resolve("logs")).doesNotExist();
    assertThat(covey.run("actions", "import", file)).isZero();
    assertThat(logs()).hasSize(1);
    assertThat(logs().getFirst())
        .contains("a.csv: 3 actions imported", "campaign a.csv, sha256 ", "3 rows: 3 added")
        .contains("forecast of account anna: 2 actions")
        .doesNotContain("the run ended");
    String wrong = covey.file("b.csv", "account_no,task_type,source_tweet\n\u001b[2J,like,20\n");
    assertThat(
            covey.run("actions", "import", wrong, "--problems", folder.resolve("p.csv").toString()))
        .isEqualTo(1);
    assertThat(logs()).hasSize(2);
    assertThat(String.join("", logs())).contains("problem: line 2").doesNotContain("\u001b");
  }

  @Test
  void monitor_endsWhenTheCampaignIsDoneAndTheLogHasWhatWasSettled() throws Exception {
    String file = covey.file("a.csv", ROWS);
    assertThat(covey.run("actions", "import", file)).isZero();
    settle("failed", "X answered 403: \u001b[31mno\nfaked line");

    assertThat(covey.run("actions", "import", file, "--monitor")).isEqualTo(1);
    assertThat(covey.out.toString()).contains("was imported before").contains("3 failed");
    assertThat(logs()).hasSize(2);

    settle("completed", "");
    assertThat(covey.run("actions", "import", file, "--monitor", "--campaign", "other")).isZero();
    assertThat(covey.out.toString()).contains("3 completed");
  }

  @Test
  void monitorCommand_showsOneFrameOrWaitsForTheEnd() throws Exception {
    assertThat(covey.run("actions", "import", covey.file("a.csv", ROWS), "--campaign", "spring"))
        .isZero();

    assertThat(covey.run("actions", "monitor", "--once")).isZero();
    assertThat(covey.out.toString())
        .contains("Covey actions", "3 pending", "anna", "ben", "0/", "the last pending one about")
        .doesNotContain("\u001b");
    assertThat(covey.run("actions", "monitor", "--once", "--json", "--account", "ben")).isZero();
    JsonNode frame = JsonMapper.shared().readTree(covey.out.toString());
    assertThat(frame.get("accounts").size()).isEqualTo(1);
    assertThat(frame.get("accounts").get(0).get("account").asString()).isEqualTo("ben");
    assertThat(frame.get("queue").get(0).get("actions").asInt()).isEqualTo(3);
    settle("failed", "no");
    assertThat(covey.run("actions", "monitor", "--until-done", "--campaign", "spring"))
        .isEqualTo(1);
    assertThat(covey.out.toString()).contains("3 failed");
    assertThat(covey.run("actions", "monitor", "--until-done", "--json")).isEqualTo(1);
    JsonNode done = JsonMapper.shared().readTree(covey.out.toString());
    assertThat(done.get("errors").get(0).get("error").asString()).isEqualTo("no");
  }

  @Test
  void wrongUsage_isSaid() throws Exception {
    String file = covey.file("a.csv", ROWS);
    assertThat(covey.run("actions", "monitor", "--campaign", "none")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("there is no campaign 'none'");
    assertThat(covey.run("actions", "monitor", "--once", "--account", "nobody")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("there is no account 'nobody'");
    assertThat(covey.run("actions", "monitor", "--every", "5ms")).isEqualTo(2);
    assertThat(covey.run("actions", "import", file, "--workers", "0")).isEqualTo(2);
    assertThat(covey.run("actions", "import", file, "--workers", "65")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("--workers must be from 1 to 64");
    assertThat(covey.run("actions", "import", file, "--monitor", "--dry-run")).isEqualTo(2);
    assertThat(covey.run("actions", "import", file, "--workers", "1")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("COVEY_AMQP_URL");
    assertThat(covey.actions()).isEmpty();
  }
}
