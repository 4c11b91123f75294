/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an import takes at X, and how long a day's budget makes that wait. */
@ExtendWith(MigratedDatabase.class)
class ImportCostIT {
  private static final String EIGHT_LIKES =
      IntStream.rangeClosed(1, 8)
          .mapToObj(i -> "anna,like," + i + ",,\n")
          .collect(Collectors.joining());

  @TempDir private Path folder;
  private Intake intake;

  @BeforeEach
  void start(Database database) throws Exception {
    intake = new Intake(database, folder);
    intake.addAccounts("anna", "ben");
  }

  private static JsonNode json(ImportReport report) throws Exception {
    StringWriter out = new StringWriter();
    try (ProblemLog none = ProblemLog.counting()) {
      ImportJson.write(report, none, out);
    }
    return JsonMapper.shared().readTree(out.toString());
  }

  @Test
  void cost_isToldByLaneByAccountAndInAll() throws Exception {
    ImportReport report =
        intake.load(
            """
            anna,like,1,,
            anna,reply,2,thanks,
            anna,reply,3,see https://a.example/b,
            ben,delete,4,,
            """,
            Intake.DRY);

    assertThat(report.lanes())
        .extracting(lane -> lane.lane().kind().column() + " " + Dollars.text(lane.credits()))
        .containsExactly("like $0.015", "reply $0.21", "delete $0.01");
    assertThat(AccountForecast.of(report.lanes()))
        .extracting(AccountForecast::credits)
        .containsExactly(225_000L, 10_000L);
    assertThat(report.cost()).isEqualTo(new ImportCost(235_000, 0, false));
    JsonNode json = json(report);
    assertThat(json.get("dollars").asDouble()).isEqualTo(0.235);
    assertThat(json.get("dollarsPerDay").isNull()).isTrue();
    assertThat(json.get("budgetDays").isNull()).isTrue();
    assertThat(json.get("accounts").get(0).get("dollars").asDouble()).isEqualTo(0.225);
  }

  /** Two likes a day where the limits of an account would let all eight through in minutes. */
  @Test
  void budgetThatIsSlowerThanTheLimits_isWhatBinds() throws Exception {
    intake.creditsPerDay = 30_000;
    ImportReport report = intake.load(EIGHT_LIKES);

    LaneForecast lane = report.lanes().getFirst();
    assertThat(lane.binds()).isEqualTo("the day's budget of $0.03 (actions.credits-per-day)");
    Instant first = Objects.requireNonNull(lane.first());
    Instant last = Objects.requireNonNull(lane.last());
    // a midnight may pass between two questions for the time
    assertThat(Duration.between(first.truncatedTo(ChronoUnit.DAYS), last).toDays())
        .isBetween(3L, 4L);
    assertThat(report.cost()).isEqualTo(new ImportCost(120_000, 30_000, true));
    assertThat(report.cost().days()).isEqualTo(4);
    JsonNode json = json(report);
    assertThat(json.get("dollarsPerDay").asDouble()).isEqualTo(0.03);
    assertThat(json.get("budgetDays").asDouble()).isEqualTo(4);
    assertThat(json.get("binds").asString()).contains("budget");
  }

  @Test
  void budgetThatHoldsIt_leavesWhatBindsToTheLimits() throws Exception {
    intake.creditsPerDay = 1_000_000;
    ImportReport report = intake.load(EIGHT_LIKES, Intake.DRY);

    assertThat(report.lanes().getFirst().binds()).startsWith("at least");
    assertThat(report.cost().slowest()).isFalse();
    assertThat(report.cost().days()).isEqualTo(0.12);
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void whatNoDaysBudgetHolds_isAWarningAndIsNotWaitedFor() throws Exception {
    intake.creditsPerDay = 100_000;
    ImportReport report =
        intake.load("anna,post,,see https://a.example/b,\nanna,like,1,,\n", Intake.DRY);

    assertThat(report.warnings())
        .containsExactly(
            "1 actions cost more than the day's budget of $0.10 (actions.credits-per-day) holds,"
                + " and will fail: raise it, or set it to 0");
    assertThat(report.lanes()).allSatisfy(lane -> assertThat(lane.last()).isNotNull());
  }

  /** The record describes to machines what the writer writes piece by piece. */
  @Test
  void everyMember_isDescribed() throws Exception {
    JsonNode json = json(intake.load(EIGHT_LIKES));

    assertThat(json.propertyNames())
        .containsExactlyElementsOf(names(ImportJson.Imported.class).toList());
  }

  private static Stream<String> names(Class<? extends Record> described) {
    return Stream.of(described.getRecordComponents()).map(RecordComponent::getName);
  }
}
