/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.chassis.cli.SpanConverter;
import dev.covey.chassis.service.ProcessEnd;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covey demo}: exit code 0 only if the demo's own checks hold. */
@Command(
    name = "demo",
    description =
        "Runs the whole fleet against simulators of X and Nitter: nothing to install, no account"
            + " needed, nothing leaves this machine.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description = "End by itself after this much real time, such as 30s or 5m.")
  private @Nullable Duration runFor;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "60",
      description = "How many times faster than real time (default ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--profiles",
      defaultValue = "6",
      description = "Profiles to follow (default ${DEFAULT-VALUE}).")
  private int profiles;

  @Option(
      names = "--tweets",
      defaultValue = "3000",
      description = "Tweets that they write over 40 days (default ${DEFAULT-VALUE}).")
  private int tweets;

  @Option(
      names = "--accounts",
      defaultValue = "5",
      description = "Accounts that act (default ${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--actions",
      paramLabel = "N",
      defaultValue = "60",
      description = "Actions of each account (default ${DEFAULT-VALUE}).")
  private int actions;

  @Option(
      names = "--json",
      description = "Print the result as one JSON object, as the last line of standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final ProcessEnd end;

  public DemoCommand(ProcessEnd end) {
    this.end = end;
  }

  @Override
  public Integer call() throws Exception {
    between("--speed", speed, 0.1, 1_000);
    between("--profiles", profiles, 1, 26);
    between("--tweets", tweets, 1, 200_000);
    between("--accounts", accounts, 1, 500);
    between("--actions", actions, 0, 10_000);
    DemoPlan plan = new DemoPlan(profiles, tweets, accounts, actions, speed, runFor);
    return new Demo(plan, json, end).run();
  }

  private void between(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "%s must be from %s to %s but is %s".formatted(option, least, most, value));
    }
  }
}
