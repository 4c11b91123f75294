/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.model.database.Database;
import dev.covey.model.time.CoveyClock;
import dev.covey.operations.actions.AccountsCommand;
import dev.covey.operations.actions.ActionsCommand;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.CheckReport;
import dev.covey.simulator.kit.world.SampleWorld;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.solo.demo.PlatformJudge;
import dev.covey.testing.PostgresExtension;
import dev.covey.testing.RabbitExtension;
import dev.covey.testing.RabbitNode;
import dev.covey.testing.TestSchema;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The promises under fire: workers and dispatchers are killed at random and the broker is
 * restarted, while two thousand actions run against the simulated X. Its audit is the judge.
 */
@ExtendWith({PostgresExtension.class, RabbitExtension.class})
class CrashIT {
  private static final int ACCOUNTS = 100;
  private static final int LIKES = 12;
  private static final int REPOSTS = 8;
  private static final int ACTIONS = ACCOUNTS * (LIKES + REPOSTS);
  private static final int KILLS = 20;
  private static final double SPEED = 20;

  @Test
  @Timeout(600)
  void killsAndBrokerRestarts_loseNothingRepeatNothingAndPassNoLimit(
      TestSchema schema, RabbitNode rabbit, @TempDir Path home) throws Exception {
    long seed = System.nanoTime();
    System.out.println("CrashIT seed " + seed);
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    CoveyClock clock = CoveyClock.speeded(start, start, SPEED);
    World world =
        SampleWorld.of(new SampleWorld.Plan(7, 20, 3_000, start.minus(Duration.ofDays(30)), start));
    try (XSimulator x =
        XSimulator.builder().world(world).clock(SimulatorClock.following(clock)).start()) {
      Map<String, String> environment =
          FleetUnderTest.environment(schema, rabbit.freshVirtualHost(), home);
      environment.put("COVEY_X_BASE_URL", x.url().toString());
      environment.put("COVEY_CLOCK_START", start.toString());
      environment.put("COVEY_CLOCK_SPEED", Double.toString(SPEED));
      environment.put("COVEY_ACTIONS_LEASE", "10s");
      environment.put("COVEY_GRACE_PERIOD", "10s");
      CoveyConfig config = CoveyConfig.from(Settings.load(environment, home));
      try (Session session = new Session(() -> config);
          FleetUnderTest fleet = new FleetUnderTest(environment)) {
        importActions(session, x, world, home);
        for (String service :
            List.of(
                "action-worker",
                "action-worker",
                "action-worker",
                "dispatch-actions",
                "dispatch-actions")) {
          fleet.start(service);
        }
        attack(session.database(), rabbit, fleet, new Random(seed));
        await()
            .atMost(Duration.ofMinutes(5))
            .pollInterval(Duration.ofMillis(500))
            .untilAsserted(() -> {
              fleet.startEnded();
              assertThat(count(session.database(), "status = 'completed'"))
                  .as("completed; %s", fleet.lastWords())
                  .isEqualTo(ACTIONS);
            });
        assertThat(fleet.stopAll(Duration.ofSeconds(40))).containsOnly(0);
        judge(x, session.database());
      }
    }
  }

  /** Kills while work goes on: each blow waits until some of it was done since the last. */
  private static void attack(
      Database database, RabbitNode rabbit, FleetUnderTest fleet, Random random)
      throws SQLException {
    for (int kill = 1; kill <= KILLS; kill++) {
      long target = Math.min(ACTIONS - 1L, (long) ACTIONS * kill / (KILLS + 4));
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(50))
          .untilAsserted(() -> {
            fleet.startEnded();
            assertThat(count(database, "status = 'completed'"))
                .as("progress; %s", fleet.lastWords())
                .isGreaterThanOrEqualTo(target);
          });
      System.out.println("CrashIT kill " + kill + ": " + fleet.killAny(random));
      if (kill == KILLS / 3 || kill == 2 * KILLS / 3) {
        System.out.println("CrashIT kills and restarts the broker");
        rabbit.kill();
        rabbit.start();
      }
    }
  }

  private static void judge(XSimulator x, Database database) throws SQLException {
    CheckReport report = PlatformJudge.actions(x, database);
    System.out.println("CrashIT " + report.describe());
    assertThat(report.effects()).as("effects").isEqualTo(ACTIONS);
    assertThat(report.clean()).as(report.describe()).isTrue();
    assertThat(count(database, "status not in ('completed', 'failed') and reason is null"))
        .as("unexplained actions")
        .isZero();
  }

  private static long count(Database database, String condition) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement();
          ResultSet row =
              statement.executeQuery("select count(*) from action where " + condition)) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  private static void importActions(Session session, XSimulator x, World world, Path folder)
      throws Exception {
    List<SandboxAccount> accounts = x.createAccounts(ACCOUNTS);
    List<String> csv = new ArrayList<>();
    csv.add("account_no,task_type,source_tweet,text_content,media");
    int next = 0;
    for (int number = 0; number < ACCOUNTS; number++) {
      SandboxAccount account = accounts.get(number);
      Path keys = folder.resolve("account.properties");
      Files.write(
          keys,
          List.of(
              "consumer_key=" + account.consumerKey(),
              "consumer_secret=" + account.consumerSecret(),
              "access_token=" + account.accessToken(),
              "access_token_secret=" + account.accessTokenSecret()));
      run(
          AccountsCommand.tree(session),
          "add",
          "a" + number,
          "--no-check",
          "--oauth1",
          keys.toString());
      for (int i = 0; i < LIKES + REPOSTS; i++) {
        long target = world.posts().get(next++ % world.posts().size()).id();
        csv.add(
            "a%d,%s,https://x.com/i/web/status/%d,,"
                .formatted(number, i < LIKES ? "like" : "RT", target));
      }
    }
    Path file = Files.write(folder.resolve("actions.csv"), csv);
    run(ActionsCommand.tree(session), "import", file.toString());
  }

  private static void run(CommandLine command, String... arguments) {
    StringWriter said = new StringWriter();
    command.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    assertThat(command.execute(arguments)).as(said.toString()).isZero();
  }
}
