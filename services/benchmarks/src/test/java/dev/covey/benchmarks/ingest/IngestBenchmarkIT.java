/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class IngestBenchmarkIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new IngestBenchmark())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  @Test
  void shortRun_printsOneObjectWithEveryFigure() {
    assertThat(
            run(
                "--pages",
                "20",
                "--rows",
                "400",
                "--tweets",
                "2000",
                "--seconds",
                "0.05",
                "--json"))
        .as("%s", errors)
        .isZero();

    JsonNode figures = JsonMapper.shared().readTree(out.toString());
    assertThat(figures.get("parseRatio").asDouble()).isPositive();
    assertThat(figures.get("storeRatio").asDouble()).isPositive();
    assertThat(figures.get("endToEndRatio").asDouble()).isPositive();
    assertThat(figures.get("heapMegabytesLate").asLong()).isPositive();
  }

  @Test
  void noPages_isAUsageError() {
    assertThat(run("--pages", "0")).isEqualTo(2);
    assertThat(errors.toString()).contains("--pages must be at least 1");
  }
}
