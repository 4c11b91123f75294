/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.covey.benchmarks.server.BenchPostgres;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code covey simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the real ledger, dispatcher and worker on a real Postgres in virtual time, with"
          + " crashes, 429s and lost answers at random,",
      "and compares when all is done with what the limits alone allow. Ends with 1 if a limit was"
          + " passed, or an action lost or done twice."
    })
public final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many accounts act (${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--actions",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many actions they have to do (${DEFAULT-VALUE}).")
  private int actions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Same seed, same accounts, actions and limits (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--trouble",
      paramLabel = "SHARE",
      defaultValue = "0.002",
      description =
          "How often a call meets each of: a crash before it, a crash after it, a 429, a lost"
              + " call, a lost answer (${DEFAULT-VALUE}).")
  private double trouble;

  @Option(names = "--json", description = "Print one JSON object, and progress on standard error.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    check(accounts >= 1 && actions >= 1, "--accounts and --actions must be at least 1");
    check(trouble >= 0 && trouble < 0.2, "--trouble must be at least 0 and below 0.2");
    // that workers die is what it is about, and no news
    ((Logger) LoggerFactory.getLogger("dev.covey")).setLevel(Level.ERROR);
    try (BenchPostgres postgres = BenchPostgres.quick("simulate")) {
      postgres.start();
      Simulation simulation =
          new Simulation(new Simulation.Plan(accounts, actions, seed, trouble), this::progress);
      SimulationFigures figures = simulation.run(postgres.access(16), postgres.folder());
      print(figures);
      return figures.isRight() ? 0 : 1;
    }
  }

  private void check(boolean holds, String rule) {
    if (!holds) {
      throw new ParameterException(Objects.requireNonNull(spec, "spec").commandLine(), rule);
    }
  }

  private void progress(String line) {
    PrintWriter err = Objects.requireNonNull(spec, "spec").commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(SimulationFigures figures) {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(figures));
    } else {
      out.printf(
          "%,d actions of %,d accounts took %.2f virtual hours; the limits alone allow %.2f:"
              + " ratio %.4f%n",
          figures.actions(),
          figures.accounts(),
          figures.makespanHours(),
          figures.boundHours(),
          figures.makespanRatio());
      out.printf(
          "limits passed %d, done twice %d, lost %d, after %d crashes, %d refusals, %d lost"
              + " answers%n",
          figures.violations(),
          figures.duplicateEffects(),
          figures.lost(),
          figures.crashes(),
          figures.rateLimited(),
          figures.lostAnswers());
      out.printf(
          "fairness of campaigns %.4f, slowest lane %.4f, %.1f s%n",
          figures.campaignFairness(), figures.slowestLaneRatio(), figures.seconds());
    }
    out.flush();
  }
}
