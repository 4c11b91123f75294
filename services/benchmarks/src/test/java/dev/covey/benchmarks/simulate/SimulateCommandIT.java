/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new SimulateCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  @Test
  void muchTrouble_passesNoLimitLosesNothingAndDoesNothingTwice() {
    assertThat(
            run(
                "--accounts",
                "20",
                "--actions",
                "500",
                "--trouble",
                "0.02",
                "--seed",
                "7",
                "--json"))
        .as("%s", errors)
        .isZero();
    JsonNode figures = JsonMapper.shared().readTree(out.toString());
    assertThat(figures.get("violations").asInt()).isZero();
    assertThat(figures.get("duplicateEffects").asInt()).isZero();
    assertThat(figures.get("lost").asInt()).isZero();
    assertThat(figures.get("crashes").asInt()).isPositive();
    assertThat(figures.get("rateLimited").asInt()).isPositive();
    assertThat(figures.get("makespanRatio").asDouble()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void withoutTrouble_allIsDoneAsSoonAsTheLimitsAllow() {
    assertThat(run("--accounts", "5", "--actions", "300", "--trouble", "0", "--json")).isZero();
    JsonNode figures = JsonMapper.shared().readTree(out.toString());
    assertThat(figures.get("makespanRatio").asDouble()).isEqualTo(1);
    assertThat(figures.get("slowestLaneRatio").asDouble()).isEqualTo(1);
  }

  @Test
  void noAccounts_isAUsageError() {
    assertThat(run("--accounts", "0")).isEqualTo(2);
    assertThat(errors.toString()).contains("--accounts and --actions must be at least 1");
  }
}
