/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.testing.BrokerAccess;
import dev.covey.testing.EmbeddedBrokerExtension;
import dev.covey.testing.PostgresExtension;
import dev.covey.testing.TestProcess;
import dev.covey.testing.TestSchema;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({PostgresExtension.class, EmbeddedBrokerExtension.class})
@Timeout(180)
class WorkersHereIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private @TempDir Path home;

  @Test
  void workers_carryTheCampaignOutAndEnd(TestSchema schema, BrokerAccess broker) throws Exception {
    try (XSimulator x = XSimulator.builder().start()) {
      Map<String, String> settings = settings(schema, broker, x);
      List<SandboxAccount> accounts = x.createAccounts(2);
      addAccounts(settings, accounts);
      String file = csv(accounts);

      try (TestProcess run =
          CoveyProcess.start(
              settings, "actions", "import", file, "--campaign", "spring", "--workers", "2")) {
        assertThat(run.awaitExit(PATIENCE)).as(run.output().toString()).isZero();
        assertThat(run.output()).anyMatch(line -> line.contains("2 completed"));
      }
      try (DirectoryStream<Path> logs =
          Files.newDirectoryStream(home.resolve("logs"), "process_actions_*.log")) {
        assertThat(Files.readAllLines(logs.iterator().next()))
            .anyMatch(line -> line.contains("actions.csv: 2 actions imported"))
            .anyMatch(line -> line.contains("account1 post") && line.contains("completed"))
            .anyMatch(line -> line.contains("account2 post") && line.contains("completed"))
            .last()
            .asString()
            .contains("the run ended with exit code 0");
      }
      try (TestProcess monitor =
          CoveyProcess.start(
              settings, "actions", "monitor", "--campaign", "spring", "--until-done")) {
        assertThat(monitor.awaitExit(PATIENCE)).as(monitor.output().toString()).isZero();
        assertThat(monitor.output()).hasSize(1);
      }
    }
  }

  @Test
  void signal_leavesTheRestPendingAndSaysHowToGoOn(TestSchema schema, BrokerAccess broker)
      throws Exception {
    try (XSimulator x = XSimulator.builder().start()) {
      Map<String, String> settings = settings(schema, broker, x);
      List<SandboxAccount> accounts = x.createAccounts(2);
      addAccounts(settings, accounts);
      String file = csv(accounts);

      try (TestProcess run =
          CoveyProcess.start(
              settings,
              "actions",
              "import",
              file,
              "--start-at",
              Instant.now().plus(Duration.ofDays(30)).toString(),
              "--workers",
              "1")) {
        run.awaitLine("2 pending", PATIENCE);
        run.terminate();
        assertThat(run.awaitExit(PATIENCE)).as(run.output().toString()).isEqualTo(130);
        assertThat(String.join("\n", run.output()))
            .contains("To go on: covey actions import", "--workers 1");
      }
    }
  }

  @Test
  void noBroker_isSaidBeforeAnythingIsImported(TestSchema schema, BrokerAccess broker)
      throws Exception {
    try (XSimulator x = XSimulator.builder().start()) {
      Map<String, String> settings = settings(schema, broker, x);
      settings.remove("COVEY_AMQP_URL");
      String file = csv(x.createAccounts(2));

      try (TestProcess run =
          CoveyProcess.start(settings, "actions", "import", file, "--workers", "1")) {
        assertThat(run.awaitExit(PATIENCE)).isEqualTo(2);
        assertThat(String.join("\n", run.output())).contains("COVEY_AMQP_URL");
      }
    }
  }

  private Map<String, String> settings(TestSchema schema, BrokerAccess broker, XSimulator x) {
    Map<String, String> settings = new HashMap<>();
    settings.put("COVEY_HOME", home.toString());
    settings.put("COVEY_LOGS_DIR", home.resolve("logs").toString());
    settings.put("COVEY_DATABASE_URL", schema.url());
    settings.put("COVEY_DATABASE_USER", schema.user());
    settings.put("COVEY_DATABASE_PASSWORD", schema.password());
    settings.put("COVEY_DATABASE_SCHEMA", schema.schema());
    settings.put("COVEY_AMQP_URL", broker.uri().toString());
    settings.put("COVEY_X_BASE_URL", x.url().toString());
    return settings;
  }

  private void addAccounts(Map<String, String> settings, List<SandboxAccount> accounts)
      throws IOException {
    for (int number = 1; number <= accounts.size(); number++) {
      SandboxAccount account = accounts.get(number - 1);
      Path keys = home.resolve("keys" + number + ".properties");
      Files.write(
          keys,
          List.of(
              "consumer_key=" + account.consumerKey(),
              "consumer_secret=" + account.consumerSecret(),
              "access_token=" + account.accessToken(),
              "access_token_secret=" + account.accessTokenSecret()));
      try (TestProcess add =
          CoveyProcess.start(
              settings, "accounts", "add", "account" + number, "--oauth1", keys.toString())) {
        assertThat(add.awaitExit(PATIENCE)).as(add.output().toString()).isZero();
      }
    }
  }

  private String csv(List<SandboxAccount> accounts) throws IOException {
    StringBuilder rows = new StringBuilder("account_no,task_type,source_tweet,text_content\n");
    for (int number = 1; number <= accounts.size(); number++) {
      rows.append("account").append(number).append(",post,,good morning number ");
      rows.append(number == 1 ? "one" : "two").append('\n');
    }
    return Files.writeString(home.resolve("actions.csv"), rows).toString();
  }
}
