/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class LedgerBenchmarkIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new LedgerBenchmark())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  @Test
  void shortRun_printsOneObjectWithEveryFigure() {
    assertThat(run("--seconds", "0.8", "--json")).isZero();

    JsonNode figures = JsonMapper.shared().readTree(out.toString());
    assertThat(figures.get("violations").asLong()).isZero();
    assertThat(figures.get("permits").asLong()).isPositive();
    assertThat(figures.get("ratio").asDouble()).isPositive();
    for (String scenario : new String[] {"many", "alone", "hotAccount"}) {
      JsonNode measured = figures.get(scenario).get("measured");
      assertThat(measured.size()).as(scenario).isEqualTo(3);
      assertThat(measured.get(0).get("limiter").asString()).isEqualTo("covey");
      for (JsonNode limiter : measured) {
        assertThat(limiter.get("p50Micros").asLong()).as("%s", limiter).isPositive();
        assertThat(limiter.get("p99Micros").asLong()).as("%s", limiter).isPositive();
      }
    }
    assertThat(errors.toString()).contains("many callers: turn 4 of 4");
  }

  @Test
  void senselessTime_isAUsageError() {
    assertThat(run("--seconds", "0")).isEqualTo(2);
    assertThat(errors.toString()).contains("--seconds must be above 0");
  }
}
