/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covey.chassis.cli.CommandFailures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark on a stand-in for the fleet, which takes what one tells it to take. */
@Timeout(120)
class UpBenchmarkIT {
  /**
   * A "fleet" with a "Postgres" beside it, that burns a processor for as long as it is up, and
   * takes its time to start.
   */
  private static String busy(Path stopped) {
    return """
    mkdir -p "$COVEY_HOME/postgres"
    (while :; do :; done) &
    echo $! >"$COVEY_HOME/postgres/postmaster.pid"
    trap 'kill $(cat "$COVEY_HOME/postgres/postmaster.pid"); echo stopped >>"%s"; exit 0' TERM
    sleep 0.3
    echo "INFO the fleet is ready after 1 ms; Ctrl-C ends it"
    wait
    """
        .formatted(stopped);
  }

  private @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void needProc() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "memory is measured on Linux only");
  }

  private Path launcher(String body) throws IOException {
    Path file = Files.writeString(folder.resolve("covey"), "#!/bin/sh\n" + body);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private int run(Path launcher, String... arguments) {
    CommandLine command =
        new CommandLine(new UpBenchmark())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .setExecutionExceptionHandler(new CommandFailures());
    List<String> all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(List.of("--launcher", launcher.toString()));
    return command.execute(all.toArray(String[]::new));
  }

  @Test
  void fleet_isStartedTwiceWatchedAndStopped() throws Exception {
    Path stopped = folder.resolve("stopped");
    Path launcher = launcher(busy(stopped));

    assertThat(run(launcher, "--seconds=1", "--json")).as(errors.toString()).isZero();

    JsonNode figures = JsonMapper.shared().readTree(out.toString());
    assertThat(figures.propertyNames())
        .containsExactlyInAnyOrder(
            "secondsToReady",
            "secondsToReadyWarm",
            "megabytes",
            "settlingCpuPercent",
            "idleCpuPercent");
    assertThat(figures.get("secondsToReady").asDouble()).isBetween(0.3, 30.0);
    assertThat(figures.get("secondsToReadyWarm").asDouble()).isBetween(0.3, 30.0);
    assertThat(figures.get("megabytes").asDouble()).isBetween(1.0, 50.0);
    assertThat(figures.get("settlingCpuPercent").asDouble()).isGreaterThan(3);
    assertThat(figures.get("idleCpuPercent").asDouble()).isGreaterThan(3);
    assertThat(Files.readAllLines(stopped)).hasSize(2);
  }

  @Test
  void fleetThatDoesNotStart_isToldInItsOwnWords() throws Exception {
    Path launcher = launcher("echo 'covey: the disk is full'; exit 1\n");

    assertThat(run(launcher)).isEqualTo(1);
    assertThat(errors.toString())
        .contains("ended before it was ready", "covey: the disk is full")
        .doesNotContain("\tat ");
  }

  @Test
  void senselessTime_isAUsageError() throws Exception {
    assertThat(run(launcher("exit 1\n"), "--seconds=0")).isEqualTo(2);
    assertThat(errors.toString()).contains("--seconds must be above 0");
  }
}
