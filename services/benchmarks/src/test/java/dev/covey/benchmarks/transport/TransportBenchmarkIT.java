/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(240)
class TransportBenchmarkIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new TransportBenchmark())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  @Test
  void shortRun_printsOneObjectWithEveryFigure() {
    assertThat(run("--jobs", "100", "--turns", "1", "--broker", "embedded", "--json"))
        .as("%s", errors)
        .isZero();

    JsonNode figures = JsonMapper.shared().readTree(out.toString());
    assertThat(figures.get("wrongRows").asLong(-1)).isZero();
    assertThat(figures.get("jobs").asInt()).isEqualTo(100);
    assertThat(figures.get("rabbitmq").isNull()).isTrue();
    assertThat(figures.get("embedded").get("jobsPerSecond").asLong()).isPositive();
    assertThat(figures.get("embedded").get("ratioJobRunr").asDouble()).isPositive();
    assertThat(figures.get("embedded").get("ratioDbScheduler").asDouble()).isPositive();
    assertThat(figures.get("peers").get("jobRunr").asLong()).isPositive();
    assertThat(figures.get("peers").get("dbScheduler").asLong()).isPositive();
    assertThat(errors.toString()).contains("turn 1 of 1: embedded");
  }

  @Test
  void noJobs_isAUsageError() {
    assertThat(run("--jobs", "0")).isEqualTo(2);
    assertThat(errors.toString()).contains("--jobs must be at least 1");
  }

  @Test
  void unknownBroker_isAUsageErrorThatNamesTheKnown() {
    assertThat(run("--broker", "kafka")).isEqualTo(2);
    assertThat(errors.toString()).contains("rabbitmq, embedded, both");
  }
}
