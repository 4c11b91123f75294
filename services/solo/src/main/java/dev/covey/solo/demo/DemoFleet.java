/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.creator.CreatorCommand;
import dev.covey.operations.actions.AccountsCommand;
import dev.covey.operations.actions.ActionsCommand;
import dev.covey.operations.policy.PolicyCommand;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.solo.fleet.Fleet;
import dev.covey.solo.fleet.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;

/** The fleet of a demo, and the commands that an operator would give it. */
final class DemoFleet implements AutoCloseable {
  private final CoveyConfig config;
  private final Session session;
  private final FleetMetrics metrics = new FleetMetrics();
  private final Fleet fleet;

  DemoFleet(CoveyConfig config) {
    this.config = config;
    this.session = new Session(() -> config);
    this.fleet = new Fleet(config, metrics, new HealthChecks(), Parts.ALL);
  }

  Session session() {
    return session;
  }

  void start() throws Exception {
    session.database();
    fleet.start();
  }

  /** Accounts, profiles, a rule and actions, each by the command that a person would type. */
  DemoImport give(DemoSandbox sandbox, DemoPlan plan, Path folder) throws IOException {
    List<SandboxAccount> accounts = sandbox.accounts();
    for (int number = 1; number <= accounts.size(); number++) {
      Path keys = folder.resolve("demo" + number + ".properties");
      Files.write(keys, keys(accounts.get(number - 1)));
      command(
          AccountsCommand.tree(session),
          "add",
          "demo" + number,
          "--no-check",
          "--oauth1",
          keys.toString());
    }
    List<String> profiles = new ArrayList<>(List.of("add-profile"));
    profiles.addAll(sandbox.world().names());
    command(CreatorCommand.tree(session), profiles.toArray(String[]::new));
    command(PolicyCommand.tree(session), "set", "dm-without-contact", "hold", "--why", "to see it");
    return importActions(sandbox, plan, folder);
  }

  private DemoImport importActions(DemoSandbox sandbox, DemoPlan plan, Path folder)
      throws IOException {
    try (InputStream picture = DemoFleet.class.getResourceAsStream(DemoSample.PICTURE)) {
      Files.write(
          folder.resolve(DemoSample.PICTURE),
          Objects.requireNonNull(picture, DemoSample.PICTURE).readAllBytes());
    }
    DemoSample sample = sandbox.sample();
    List<String> bulk =
        DemoActions.rows(
            plan.accounts(),
            sandbox.world().targets(session.clock().instant()),
            plan.actionsPerAccount());
    List<String> lines = new ArrayList<>(List.of(DemoSample.HEADER));
    lines.addAll(sample.rows());
    lines.addAll(bulk);
    Path csv = folder.resolve("actions.csv");
    Files.write(csv, lines);
    String report =
        command(
            ActionsCommand.tree(session),
            "import",
            csv.toString(),
            "--skip-invalid",
            "--json",
            "--problems",
            folder.resolve("actions.problems.csv").toString());
    return DemoImport.read(
        report, csv.toString(), sample.right().size() + bulk.size(), sample.wrong().size());
  }

  private static List<String> keys(SandboxAccount account) {
    return List.of(
        "consumer_key=" + account.consumerKey(),
        "consumer_secret=" + account.consumerSecret(),
        "access_token=" + account.accessToken(),
        "access_token_secret=" + account.accessTokenSecret());
  }

  /** Returns what it had to say. */
  private static String command(CommandLine command, String... arguments) {
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    command.setOut(new PrintWriter(said)).setErr(new PrintWriter(complained));
    if (command.execute(arguments) != 0) {
      throw new IllegalStateException(
          command.getCommandName()
              + " "
              + String.join(" ", arguments)
              + " failed:\n"
              + complained
              + said);
    }
    return said.toString();
  }

  /** Drains: what has begun is finished and settled. */
  void stop() {
    fleet.stop();
  }

  CoveyConfig config() {
    return config;
  }

  @Override
  public void close() {
    fleet.stop();
    session.close();
    metrics.close();
  }
}
