/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.intake.ImportReport.Outcome;
import dev.covey.model.action.ActionKind;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.CuttableDatabase;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(MigratedDatabase.class)
class ImportActionsIT {
  @TempDir private Path folder;
  private Intake intake;

  @BeforeEach
  void start(Database database) throws Exception {
    intake = new Intake(database, folder);
    intake.addAccounts("anna", "ben");
  }

  @Test
  void everyKind_isQueuedAsItIsWritten() throws Exception {
    String wide =
        """
        account_no;task_type;source_tweet;text_content;media;scheduled_at;target;priority;ref
        anna;dm;;hi you;;2026-12-01T10:00:00Z;@Jack;high;a-1
        anna;delete;20;;;;;low;
        """;
    ImportReport report = intake.loadWhole(wide, ImportOptions.PLAIN.withCampaign("winter"));

    assertThat(report.outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(
            intake.texts(
                """
                select concat_ws(' ', kind, target, target_name, text_content,
                  to_char(not_before at time zone 'UTC', 'MM-DD HH24'), priority, ref, place,
                  same_key is not null, words_key is not null)
                from action order by id\
                """))
        .containsExactly("dm Jack hi you 12-01 10 1 a-1 1 t t", "delete 20 -1 1 t f");
    assertThat(intake.texts("select name || ' ' || campaign from action_import"))
        .containsExactly("a.csv winter");
  }

  @Test
  void startAt_isForRowsWithoutAMomentOfTheirOwn() throws Exception {
    Instant later = Instant.parse("2026-11-25T08:00:00Z");
    ImportReport report =
        intake.load(
            "anna,like,1,,\n",
            ImportOptions.PLAIN.with(new ImportOptions.Times(ZoneOffset.UTC, later)));

    assertThat(intake.texts("select not_before = '2026-11-25T08:00:00Z' from action"))
        .containsExactly("t");
    assertThat(report.lanes())
        .singleElement()
        .satisfies(lane -> {
          assertThat(lane.first()).isEqualTo(later);
          assertThat(lane.last()).isEqualTo(later);
          assertThat(lane.binds()).isEqualTo("its scheduled time");
        });
  }

  @Test
  void lanesThatAreFarOn_giveTheNextCampaignItsTurn() throws Exception {
    intake.load("anna,like,1,,\n");
    intake.run("update lane set place = 700 where kind = 'like'");
    intake.load("anna,like,2,,\nanna,rt,2,,\nanna,like,3,,\n");

    assertThat(intake.texts("select kind || ' ' || place from action order by id"))
        .containsExactly("like 1", "like 701", "retweet 1", "like 702");
  }

  @Test
  void duplicates_areToldFromTheFileAndFromTheTable() throws Exception {
    intake.load("anna,reply,1,yes,\nanna,reply,1,no,\nanna,post,,hello world,\n");
    ImportReport report =
        intake.loadWhole(
            Intake.HEADER
                + "anna,reply,1, yes ,\nanna,like,1,,\nanna,rt,9,,\nanna,REPOST,9,,\n"
                + "anna,post,,hello world,\n",
            Intake.SKIP);

    assertThat(report.counts().added()).isEqualTo(2);
    assertThat(intake.problems(report))
        .hasSize(3)
        .anyMatch(text -> text.matches("line 2, source_tweet '1': action \\d+ of that account.*"))
        .anyMatch(text -> text.startsWith("line 5, source_tweet '9': line 4 does this already"))
        .anyMatch(text -> text.matches("line 6, text_content 'hello world': action \\d+ .*"));
  }

  @Test
  void sameWordsOfAnotherAccount_breakTheRuleInFileAndTable() throws Exception {
    intake.load("anna,post,,Big news today!,\n");
    intake.run("update action set created_at = now()");
    ImportReport report =
        intake.load(
            """
            ben,post,,BIG news - today https://x.com/1 #2,
            ben,reply,5,Thanks a lot,
            anna,reply,6,thanks @ben a lot,
            ben,reply,7,Thanks a lot,
            ben,like,5,,
            """,
            Intake.SKIP);

    assertThat(report.counts().added()).isEqualTo(3);
    assertThat(report.problems()).extracting(RowProblem::rule).containsOnly("same-text");
    assertThat(intake.problems(report))
        .hasSize(2)
        .anyMatch(text -> text.contains("line 2, text_content ''") && text.contains("in action"))
        .anyMatch(text -> text.contains("line 4") && text.contains("ben says the same in line 3"));
  }

  @Test
  void sameWords_passWhereTheyMayOrAreOld() throws Exception {
    intake.load("anna,post,,Big news today!,\n");
    intake.run("update action set created_at = '2026-10-01T00:00:00Z'");
    assertThat(intake.load("ben,post,,big news today,\n").outcome()).isEqualTo(Outcome.IMPORTED);

    ImportOptions leave =
        ImportOptions.PLAIN.with(new ImportOptions.Leave(false, false, true, false));
    assertThat(intake.load("anna,post,,one text,\nben,post,,one text,\n", leave).outcome())
        .isEqualTo(Outcome.IMPORTED);
  }

  @Test
  void gate_holdsAndRefusesRowsInTheirOrder() throws Exception {
    intake.gate =
        (_, batch) ->
            batch.stream()
                .map(each ->
                    each.action().lane().kind() == ActionKind.LIKE
                        ? new Gate.Verdict.Hold("likes", "a person clicks")
                        : each.line() == 4
                            ? (Gate.Verdict) new Gate.Verdict.Refuse("bulk", "", "too many")
                            : new Gate.Verdict.Allow())
                .toList();
    ImportReport report =
        intake.load("anna,like,1,,\nanna,rt,1,,\nanna,rt,2,,\nben,like,9,,\n", Intake.SKIP);

    assertThat(report.counts()).isEqualTo(new ImportReport.Counts(4, 0, 0, 3, 2, 1));
    assertThat(intake.problems(report)).containsExactly("line 4: [bulk] too many");
    assertThat(
            intake.texts(
                "select concat_ws(' ', kind, status, rule, reason) from action order by id"))
        .containsExactly(
            "like held likes a person clicks",
            "retweet pending",
            "like held likes a person clicks");
    assertThat(report.lanes().getFirst().binds()).isEqualTo("held until a person releases them");
  }

  @Test
  void export_isDoneAgainOnlyWhereItFailed() throws Exception {
    intake.load("anna,like,1,,\nanna,like,2,,\nben,like,3,,\n");
    intake.run("update action set status = 'completed' where target = 1");
    intake.run("update action set status = 'failed' where target in (2, 3)");
    List<String> ids = intake.texts("select id::text from action order by id");
    ImportReport report =
        intake.loadWhole(
            """
            id,status,error,account_no,task_type,source_tweet
            %s,completed,,anna,like,1
            %s,failed,HTTP 403,anna,like,2
            %s,failed,,ben,like,3
            999999,failed,,ben,like,4
            """
                .formatted(ids.toArray()),
            Intake.SKIP);

    assertThat(report.counts()).isEqualTo(new ImportReport.Counts(4, 0, 1, 2, 0, 1));
    assertThat(intake.problems(report).getFirst()).contains("id '999999': there is no such action");
    assertThat(
            intake.texts("select retry_of::text from action where retry_of is not null order by 1"))
        .containsExactlyInAnyOrder(ids.get(1), ids.get(2));

    String none = "id,status,account_no,task_type,source_tweet\n7,completed,anna,like,1\n";
    assertThat(intake.loadWhole(none, ImportOptions.PLAIN).outcome())
        .isEqualTo(Outcome.NOTHING_FAILED);
  }

  @Test
  void accountsAndKindsThatWait_areAWarning() throws Exception {
    intake.run(
        "update account set state = 'paused', state_reason = 'holiday' where account_no = 'anna'");
    intake.run("update account set state = 'needs-authorisation' where account_no = 'ben'");
    intake.run("insert into action_pause (kind, reason) values ('like', 'too hot')");
    ImportReport report = intake.load("anna,like,1,,\nben,rt,1,,\nben,rt,2,,\n");

    assertThat(report.outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(report.warnings())
        .containsExactly(
            "account anna is paused (holiday): its 1 actions wait until a person resumes it",
            "account ben needs authorisation: its 2 actions wait until it has it; covey accounts add ben",
            "like is paused (too hot): 1 actions wait until a person resumes them");
  }

  @Test
  void forecast_namesTheLimitThatBinds() throws Exception {
    String rows =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> "anna,like," + i + ",,\n")
            .collect(Collectors.joining());
    ImportReport dry = intake.load(rows, Intake.DRY);
    ImportReport report = intake.load(rows);

    assertThat(dry.outcome()).isEqualTo(Outcome.CHECKED);
    for (ImportReport each : List.of(dry, report)) {
      LaneForecast lane = each.lanes().getFirst();
      assertThat(lane.pending()).isEqualTo(60);
      assertThat(lane.binds()).isEqualTo("50 per 1h");
      assertThat(Duration.between(lane.first(), lane.last()).toSeconds()).isBetween(3_600L, 4_500L);
    }
    assertThat(intake.load("anna,like,99,,\n").lanes().getFirst().pending()).isEqualTo(61);
  }

  /** What a person has to release first says nothing of when the others are done. */
  @Test
  void forecast_isOfWhatGoesOnByItself() throws Exception {
    intake.gate =
        (_, batch) ->
            batch.stream()
                .map(each ->
                    each.action().lane().kind() == ActionKind.LIKE
                        ? (Gate.Verdict) new Gate.Verdict.Allow()
                        : new Gate.Verdict.Hold("careful", "look first"))
                .toList();
    ImportReport report = intake.load("anna,like,1,,\nben,retweet,2,,\n");

    assertThat(report.lanes()).extracting(LaneForecast::isHeld).containsExactly(false, true);
    AccountForecast all = AccountForecast.of("", report.lanes());
    assertThat(all.last()).isNotNull().isEqualTo(report.lanes().getFirst().last());
    assertThat(AccountForecast.of(report.lanes()).getLast().last()).isNull();
  }

  @Test
  void refusedFile_leavesNothing() throws Exception {
    String good =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(i -> "anna,like," + i + ",,\n")
            .collect(Collectors.joining());
    ImportReport report = intake.load(good + "carl,like,1,,\n");

    assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(report.counts()).isEqualTo(new ImportReport.Counts(10_001, 0, 0, 0, 0, 1));
    assertThat(intake.actions()).isEmpty();
    assertThat(intake.texts("select name from action_import")).isEmpty();
  }

  @Test
  void brokenFile_failsWithItsPlaceAndLeavesNothing() throws Exception {
    assertThatThrownBy(() -> intake.load("anna,like,1,,\nanna,like,\"2,,\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.csv is not readable as CSV after line 2");
    assertThat(intake.actions()).isEmpty();
  }

  @Test
  void fileThatChangesWhileItIsRead_leavesNothing() throws Exception {
    Path path = intake.file("a.csv", Intake.HEADER + "anna,like,1,,\n");
    CsvFile file = CsvFile.of(path);
    Files.writeString(path, Intake.HEADER + "anna,like,1,,\nanna,like,2,,\n");

    assertThatThrownBy(() ->
            intake
                .importer(intake.database)
                .run(file, ImportOptions.PLAIN, ProblemLog.counting(), Progress.NONE, Intake.NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed while it was read");
    assertThat(intake.actions()).isEmpty();
  }

  /** As a worker may hold them that settles some actions at once. */
  @Test
  void lanesThatAreLockedTheOtherWayRound_areOpenedAllTheSame(Database database) throws Exception {
    intake.load("anna,like,1,,\nben,like,2,,\n", ImportOptions.PLAIN);
    try (Connection worker = database.dataSource().getConnection();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      // so that it is the import that gives way
      execute(worker, "set local deadlock_timeout = '1min'");
      execute(worker, "select from lane where account_no = 'ben' for update");
      Future<ImportReport> importing =
          executor.submit(() -> intake.load("anna,like,3,,\nben,like,4,,\n", ImportOptions.PLAIN));
      waitUntilSomebodyWaitsFor(worker);
      execute(worker, "select from lane where account_no = 'anna' for update");
      worker.commit();
      assertThat(importing.get().outcome()).isEqualTo(Outcome.IMPORTED);
    }
    assertThat(intake.texts("select count(*) from action")).containsExactly("4");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void waitUntilSomebodyWaitsFor(Connection holder) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (PreparedStatement waiting =
        holder.prepareStatement(
            "select from pg_locks where not granted"
                + " and pg_backend_pid() = any (pg_blocking_pids(pid))")) {
      boolean waits = false;
      while (!waits) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        try (ResultSet row = waiting.executeQuery()) {
          waits = row.next();
        }
      }
    }
  }

  /** The way to the server is cut while rows are on it: no row may be there after. */
  @Test
  void databaseThatIsLostInTheMiddle_leavesNothingHalfTaken() throws Exception {
    String rows =
        IntStream.rangeClosed(1, 40_000)
            .mapToObj(i -> "anna,like," + i + ",,\n")
            .collect(Collectors.joining());
    Path file = intake.file("a.csv", Intake.HEADER + rows);
    try (CuttableDatabase cuttable = CuttableDatabase.of(intake.database.access(), "cut")) {
      AtomicInteger batches = new AtomicInteger();
      Progress cut =
          (_, _) -> {
            if (batches.incrementAndGet() == 10) {
              cuttable.way().cut();
            }
          };
      assertThatThrownBy(() ->
              intake
                  .importer(cuttable.database())
                  .run(
                      CsvFile.of(file),
                      ImportOptions.PLAIN,
                      ProblemLog.counting(),
                      cut,
                      Intake.NOW))
          .isInstanceOf(SQLException.class);
    }
    assertThat(intake.actions()).isEmpty();
    assertThat(intake.run(file, ImportOptions.PLAIN).counts().added()).isEqualTo(40_000);
  }
}
