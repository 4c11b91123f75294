/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobMetrics;
import dev.covey.chassis.health.DatabaseCheck;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.metrics.ConnectionGauges;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.metrics.QueueGauges;
import dev.covey.chassis.metrics.RegistryJobMetrics;
import dev.covey.chassis.metrics.RegistryLedgerMetrics;
import dev.covey.chassis.metrics.RegistrySourceMetrics;
import dev.covey.chassis.metrics.RegistryWebMetrics;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.task.BeginTaskRun;
import dev.covey.model.task.EndTaskRun;
import dev.covey.model.task.TaskRun;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts and dashboard ask for metrics that the fleet really exports. */
@ExtendWith(MigratedDatabase.class)
class MonitoringIT {
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:covey|jvm|process|hikaricp)_[a-z0-9_]+");

  @Test
  void everyMetric_isExported(Database database) throws SQLException {
    Set<String> asked = new TreeSet<>(names(Repository.read("deploy/prometheus/alerts.yml")));
    queries().forEach(query -> asked.addAll(names(query)));

    assertThat(asked).hasSizeGreaterThan(12);
    assertThat(exported(database)).containsAll(asked);
  }

  @Test
  void panels_haveIdsOfTheirOwn() {
    JsonNode board = JsonMapper.shared().readTree(Repository.read("deploy/grafana/covey.json"));
    assertThat(board.get("panels").valueStream().map(panel -> panel.get("id").asInt()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyMetricOfCovey_isOnTheDashboard(Database database) throws SQLException {
    String board = String.join("\n", queries());

    assertThat(exported(database))
        .filteredOn(name -> name.startsWith("covey_") && !name.endsWith("_max"))
        .allSatisfy(name ->
            assertThat(board)
                .containsPattern(name.replaceAll("_(count|sum|bucket)$", "_(count|sum|bucket)")));
  }

  @Test
  void alerts_passTheirTests() throws IOException, InterruptedException {
    Tool.assume("promtool");

    Tool.run(Map.of(), "promtool", "check", "rules", "deploy/prometheus/alerts.yml");
    Tool.run(Map.of(), "promtool", "test", "rules", "deploy/prometheus/alerts_test.yml");
  }

  @Test
  void queries_areWellFormed(@TempDir Path folder) throws IOException, InterruptedException {
    Tool.assume("promtool");
    StringBuilder rules = new StringBuilder("groups:\n- name: board\n  rules:\n");
    int number = 0;
    for (String query : queries()) {
      rules
          .append("  - record: query")
          .append(number++)
          .append("\n    expr: ")
          .append(JsonMapper.shared().writeValueAsString(query.replace("$__rate_interval", "5m")))
          .append('\n');
    }
    Path file = Files.writeString(folder.resolve("board.yml"), rules);

    Tool.run(Map.of(), "promtool", "check", "rules", file.toString());
  }

  private static List<String> queries() {
    JsonNode board = JsonMapper.shared().readTree(Repository.read("deploy/grafana/covey.json"));
    List<String> queries = new ArrayList<>();
    for (JsonNode panel : board.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries.add(target.get("expr").asString());
      }
    }
    assertThat(queries).hasSizeGreaterThan(15);
    return queries;
  }

  private static Set<String> exported(Database database) throws SQLException {
    try (FleetMetrics metrics = new FleetMetrics()) {
      HealthChecks checks = new HealthChecks();
      checks.add(new DatabaseCheck(database));
      metrics.watch(database);
      ConnectionGauges.register(metrics, checks);
      QueueGauges.register(metrics, database);
      JobMetrics jobs = new RegistryJobMetrics(metrics.registry());
      jobs.received("Action");
      jobs.ended("Action", JobMetrics.Fate.DONE);
      jobs.handled("Action", Duration.ofMillis(1));
      jobs.watchInFlight("Action", () -> 1);
      LedgerMetrics ledger = new RegistryLedgerMetrics(metrics.registry());
      ledger.granted("like");
      ledger.waited("like", "window");
      ledger.failed();
      ledger.acquired(Duration.ofMillis(1));
      runTask(database);
      new RegistrySourceMetrics(metrics.registry()).request("x", "done", Duration.ofMillis(1));
      new RegistryWebMetrics(metrics.registry()).answered("/tweets", 200, Duration.ofMillis(1));
      return metrics
          .scrape()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replaceFirst("[{ ].*", ""))
          .collect(Collectors.toSet());
    }
  }

  private static void runTask(Database database) throws SQLException {
    database.inTransaction(tx -> {
      var begun = (BeginTaskRun.Result.Begun) BeginTaskRun.of(tx, "scan", "me", Duration.ZERO);
      return EndTaskRun.of(tx, begun.id(), TaskRun.Outcome.DONE, "looked");
    });
  }

  /** Names of metrics, without those of rules and files. */
  private static Set<String> names(String text) {
    String queries =
        text.lines()
            .filter(line -> !line.strip().startsWith("#"))
            .collect(Collectors.joining("\n"));
    return METRIC.matcher(queries).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
