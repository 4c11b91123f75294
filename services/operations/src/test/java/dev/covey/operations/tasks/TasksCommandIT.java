/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.task.BeginTaskRun;
import dev.covey.model.task.EndTaskRun;
import dev.covey.model.task.TaskRun;
import dev.covey.operations.TestingSession;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class TasksCommandIT {
  @TempDir private Path folder;
  private Database database;
  private TestingSession session;

  @BeforeEach
  void open(Database database) {
    this.database = database;
    session = new TestingSession(database, folder);
  }

  private int run(String... arguments) {
    return session.run(TasksCommand::tree, arguments);
  }

  private BeginTaskRun.Result begin(String task) throws SQLException {
    return database.inTransaction(
        tx -> BeginTaskRun.of(tx, task, task + "@host:7", Duration.ofMinutes(1)));
  }

  private void run(String task, TaskRun.Outcome outcome, String words) throws SQLException {
    long id = ((BeginTaskRun.Result.Begun) begin(task)).id();
    database.inTransaction(tx -> EndTaskRun.of(tx, id, outcome, words));
  }

  @Test
  void list_showsTheLatestRunOfEachTask() throws SQLException {
    assertThat(run("list")).isZero();
    assertThat(session.out()).contains("no task has run yet");

    run("scan", TaskRun.Outcome.FAILED, "out of order");
    begin("scan");
    begin("scan");
    run("sync", TaskRun.Outcome.DONE, "looked at 3\u001b[2J");

    assertThat(run("list")).isZero();
    assertThat(session.out().lines()).hasSize(3);
    assertThat(session.out())
        .contains("scan  open", "by scan@host:7", "sync  done", "looked at 3")
        .doesNotContain("out of order", "skipped", "\u001b");
    assertThat(run("list", "--json")).isZero();
    JsonNode runs = JsonMapper.shared().readTree(session.out());
    assertThat(runs.get(0).get("outcome").asString()).isEqualTo("open");
    assertThat(runs.get(0).get("endedAt").isNull()).isTrue();
    assertThat(runs.get(1).get("task").asString()).isEqualTo("sync");
  }

  @Test
  void runs_areShownNewestFirst_alsoThoseThatWereSkipped() throws SQLException {
    begin("scan");
    begin("scan");
    begin("sync");

    assertThat(run("runs", "scan")).isZero();
    assertThat(session.out().lines()).hasSize(3);
    assertThat(session.out()).contains("run 1 by scan@host:7 is open since");
    assertThat(session.out().indexOf("skipped")).isLessThan(session.out().indexOf("open "));
    assertThat(run("runs", "--limit", "1", "--json")).isZero();
    assertThat(JsonMapper.shared().readTree(session.out()).get("task").asString())
        .isEqualTo("sync");
    assertThat(run("runs", "nonesuch")).isZero();
    assertThat(session.out()).contains("there is no run of a task 'nonesuch'");
    assertThat(run("runs", "--limit", "0")).isEqualTo(2);
  }

  @Test
  void voidedRun_makesRoomForTheNext() throws SQLException {
    begin("scan");

    assertThat(run("void", "1")).isZero();
    assertThat(session.out()).contains("run 1 is ended");
    assertThat(begin("scan")).isInstanceOf(BeginTaskRun.Result.Begun.class);

    assertThat(run("void", "1")).isEqualTo(2);
    assertThat(session.err()).contains("no run 1 is open");
    assertThat(run("void", "one")).isEqualTo(2);
  }
}
