/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(180)
class ImportBenchmarkIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new ImportBenchmark())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  @Test
  void shortRun_printsOneObjectWithEveryFigure() {
    assertThat(run("--rows", "5000", "--json")).as("%s", errors).isZero();

    JsonNode figures = JsonMapper.shared().readTree(out.toString());
    assertThat(figures.get("ratioCopy").asDouble()).isPositive();
    assertThat(figures.get("rowsPerSecond").asLong()).isPositive();
    assertThat(figures.get("copyRowsPerSecond").asLong()).isPositive();
    assertThat(figures.get("peakMegabytes").asLong()).isPositive();
  }

  @Test
  void tooFewRows_areAUsageError() {
    assertThat(run("--rows", "1")).isEqualTo(2);
    assertThat(errors.toString()).contains("--rows must be 1000");
  }
}
