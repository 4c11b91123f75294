/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covey.testing.TestProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(180)
class DemoCommandIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Below the seventy seconds that a drain waits for an end that was forgotten. */
  private static final Duration AT_ONCE = Duration.ofSeconds(45);

  private static final int KINDS = 11;

  private static final String[] SMALL = {
    "demo", "--json", "--tweets=300", "--profiles=3", "--accounts=2", "--actions=6"
  };

  private @TempDir Path home;

  @Test
  void demo_endsByItselfWithItsReportAsTheLastLine() throws Exception {
    JsonNode report;
    try (TestProcess demo = start("--for=5s")) {
      assertThat(demo.awaitExit(PATIENCE)).as(demo.output().toString()).isZero();
      report = JsonMapper.shared().readTree(demo.output().getLast());
    }

    assertThat(report.path("ok").booleanValue()).isTrue();
    assertThat(report.path("profiles").intValue()).isEqualTo(3);
    assertThat(report.path("tweetsStored").intValue()).isPositive();
    assertThat(report.path("limitViolations").intValue()).isZero();
    assertThat(report.path("duplicateEffects").intValue()).isZero();
    assertThat(report.path("lostJobs").intValue()).isZero();
    assertThat(report.path("falseVerdicts").intValue(-1)).isZero();
    assertThat(report.path("imported").intValue()).isEqualTo(KINDS + 2 * 6);
    assertThat(report.path("problems").intValue()).isEqualTo(6);
    assertThat(report.path("byKind").properties()).hasSize(KINDS);
    assertThat(home.resolve("demo/actions.csv")).content().hasLineCount(1 + KINDS + 6 + 2 * 6);
    assertThat(home.resolve("demo/actions.problems.csv"))
        .content()
        .hasLineCount(1 + 6)
        .contains("did you mean like?");
    CoveyProcess.assertNothingRuns(home.resolve("demo"));
  }

  @Test
  void deletionReappearanceAndRename_areFoundOut() throws Exception {
    assumeTrue(
        interruptReachesChildren(), "this process ignores SIGINT, and its children inherit it");
    // many tweets, so that some are young enough to be looked at often
    try (TestProcess demo =
        CoveyProcess.start(
            Map.of("COVEY_HOME", home.toString()),
            "demo",
            "--json",
            "--speed=200",
            "--profiles=3",
            "--accounts=1",
            "--actions=1")) {
      demo.awaitLine("is deleted", PATIENCE);
      demo.awaitLine("is back", PATIENCE);
      demo.awaitLine("has a new name", PATIENCE);

      CoveyProcess.interrupt(demo);

      assertThat(demo.awaitExit(PATIENCE)).as(demo.output().toString()).isZero();
      JsonNode report = JsonMapper.shared().readTree(demo.output().getLast());
      assertThat(report.path("foundOut").path("TweetReappeared").intValue()).isEqualTo(1);
      assertThat(report.path("falseVerdicts").intValue(-1)).isZero();
      assertThat(report.path("lostJobs").intValue(-1)).isZero();
    }
  }

  @Test
  void everyKind_isDoneOnceThoughAnAnswerIsLostAndAMessageIsHeld() throws Exception {
    try (TestProcess demo =
        CoveyProcess.start(
            Map.of("COVEY_HOME", home.toString()),
            "demo",
            "--json",
            "--speed=200",
            "--tweets=300",
            "--profiles=1",
            "--accounts=2",
            "--actions=1")) {
      demo.awaitLine("a reply of demo1, is unknown", PATIENCE);
      demo.awaitLine("was found in its account's timeline", PATIENCE);
      demo.awaitLine("is held by dm-without-contact", PATIENCE);
      demo.awaitLine("is released", PATIENCE);
      demo.awaitLine("actions {completed=%d}".formatted(KINDS + 2), PATIENCE);

      demo.terminate();

      assertThat(demo.awaitExit(PATIENCE)).as(demo.output().toString()).isZero();
      JsonNode report = JsonMapper.shared().readTree(demo.output().getLast());
      assertThat(report.path("unknownFound").intValue()).isEqualTo(1);
      assertThat(report.path("released").intValue()).isEqualTo(1);
      assertThat(report.path("byKind").properties()).hasSize(KINDS);
      report
          .path("byKind")
          .forEachEntry((kind, count) -> {
            assertThat(count.path("completed")).as(kind).isEqualTo(count.path("actions"));
            assertThat(count.path("effects")).as(kind).isEqualTo(count.path("actions"));
          });
      assertThat(report.path("lostJobs").intValue(-1)).isZero();
    }
  }

  @Test
  void demo_interruptedReportsAndLeavesNothingRunning() throws Exception {
    assumeTrue(
        interruptReachesChildren(), "this process ignores SIGINT, and its children inherit it");
    try (TestProcess demo = start()) {
      demo.awaitLine("ready after", PATIENCE);
      try (TestProcess second = start()) {
        assertThat(second.awaitExit(AT_ONCE)).isEqualTo(1);
        assertThat(second.output().getLast()).contains("in use by process " + demo.pid());
      }

      CoveyProcess.interrupt(demo);

      assertThat(demo.awaitExit(PATIENCE)).as(demo.output().toString()).isZero();
      assertThat(JsonMapper.shared().readTree(demo.output().getLast()).path("ok").booleanValue())
          .isTrue();
      CoveyProcess.assertNothingRuns(home.resolve("demo"));
    }
  }

  private TestProcess start(String... more) {
    String[] arguments = java.util.Arrays.copyOf(SMALL, SMALL.length + more.length);
    System.arraycopy(more, 0, arguments, SMALL.length, more.length);
    return CoveyProcess.start(Map.of("COVEY_HOME", home.toString()), arguments);
  }

  /** A shell without job control starts what runs in its background deaf to SIGINT. */
  private static boolean interruptReachesChildren() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow()
            .replaceFirst("SigIgn:\\s*", "");
    return (Long.parseUnsignedLong(ignored, 16) & 0b10) == 0;
  }
}
