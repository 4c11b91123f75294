/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.up;

import dev.covey.embedded.postgres.DeleteFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench up}: what the whole fleet costs before it has anything to do. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description =
        "Measures 'covey up' on an empty folder: seconds until it is ready, memory, and processor"
            + " time while nothing happens.")
public final class UpBenchmark implements Callable<Integer> {

  @Option(names = "--json", description = "Print one JSON object, and progress on standard error.")
  private boolean json;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long it is watched, idle, twice (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      defaultValue = "${sys:covey.launcher:-./covey}",
      description = "What starts the fleet (${DEFAULT-VALUE}).")
  private Path launcher = Path.of("covey");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(seconds > 0)) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "spec").commandLine(), "--seconds must be above 0");
    }
    Path folder = Files.createTempDirectory("covey-bench-up-");
    try {
      print(measure(folder.resolve("home")));
    } finally {
      DeleteFolder.delete(folder);
    }
    return 0;
  }

  private UpFigures measure(Path home) throws IOException, InterruptedException {
    double cold;
    double settling;
    double idle;
    double megabytes;
    progress("starting on an empty folder");
    try (FleetRun first = FleetRun.start(launcher, home)) {
      cold = first.secondsToReady();
      progress("ready; watching it for %.0f s".formatted(seconds));
      Duration watched = Duration.ofNanos((long) (seconds * 1e9));
      settling = first.idlePercent(watched);
      progress("and for %.0f s more".formatted(seconds));
      idle = first.idlePercent(watched);
      megabytes = first.megabytes();
      first.stop();
    }
    progress("starting again on the same folder");
    try (FleetRun second = FleetRun.start(launcher, home)) {
      double warm = second.secondsToReady();
      second.stop();
      return new UpFigures(
          rounded(cold, 100),
          rounded(warm, 100),
          rounded(megabytes, 1),
          rounded(settling, 100),
          rounded(idle, 100));
    }
  }

  private static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }

  private void progress(String line) {
    PrintWriter err = Objects.requireNonNull(spec, "spec").commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(UpFigures figures) {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(figures));
    } else {
      out.printf(Locale.ROOT, "ready on an empty folder  %6.2f s%n", figures.secondsToReady());
      out.printf(Locale.ROOT, "ready on the same folder  %6.2f s%n", figures.secondsToReadyWarm());
      out.printf(Locale.ROOT, "memory, everything        %6.0f MB%n", figures.megabytes());
      out.printf(
          Locale.ROOT,
          "just after its start      %6.2f %% of a core%n",
          figures.settlingCpuPercent());
      out.printf(
          Locale.ROOT, "idle                      %6.2f %% of a core%n", figures.idleCpuPercent());
    }
    out.flush();
  }
}
