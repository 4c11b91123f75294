/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DispatchBenchmarkIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new DispatchBenchmark())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  @Test
  void shortRun_printsOneObjectWithEveryFigure() {
    assertThat(run("--accounts", "40", "--pending", "400", "--json")).as("%s", errors).isZero();
    JsonNode figures = JsonMapper.shared().readTree(out.toString());
    assertThat(figures.get("actionsPerSecond").asDouble()).isPositive();
    assertThat(figures.get("growthRatio").asDouble()).isPositive();
    assertThat(figures.get("actions").asInt()).isEqualTo(200);
  }

  @Test
  void lessPendingThanAccounts_isAUsageError() {
    assertThat(run("--accounts", "40", "--pending", "39")).isEqualTo(2);
  }
}
