/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.up;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One {@code covey up}, from its start until it is stopped. One thread at a time. */
final class FleetRun implements AutoCloseable {
  private static final String READY = "the fleet is ready";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path home;
  private final double secondsToReady;

  private FleetRun(Process process, Path home, double secondsToReady) {
    this.process = process;
    this.home = home;
    this.secondsToReady = secondsToReady;
  }

  /** Returns when it is ready; with no setting but its folder. */
  static FleetRun start(Path launcher, Path home) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(launcher.toString(), "up").redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("COVEY_"));
    builder.environment().put("COVEY_HOME", home.toString());
    builder.environment().put("COVEY_GATEWAY_PORT", "0");
    long begin = System.nanoTime();
    Process process = builder.start();
    Executor later = CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    CompletableFuture<Void> tooLate = CompletableFuture.runAsync(process::destroyForcibly, later);
    BufferedReader output = process.inputReader();
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains(READY)) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        tooLate.cancel(false);
        // a full pipe would stop it
        Thread.ofPlatform().daemon().start(() -> output.lines().forEach(_ -> {}));
        return new FleetRun(process, home, seconds);
      }
    }
    throw new IOException(
        launcher + " up ended before it was ready; it said:\n  " + String.join("\n  ", said));
  }

  double secondsToReady() {
    return secondsToReady;
  }

  /** CPU time over that much idle time, in percent of one core. */
  double idlePercent(Duration time) throws IOException, InterruptedException {
    Duration before = ProcessUse.cpuTime(all());
    long begin = System.nanoTime();
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("the fleet ended while it was watched");
    }
    Duration used = ProcessUse.cpuTime(all()).minus(before);
    return 100.0 * used.toNanos() / (System.nanoTime() - begin);
  }

  /** Postgres' processes share most of what they hold, so it is counted once. */
  double megabytes() throws IOException {
    long kilobytes = ProcessUse.proportionalKilobytes(postgres());
    for (ProcessHandle member : own()) {
      kilobytes += ProcessUse.residentKilobytes(member);
    }
    return kilobytes / 1024.0;
  }

  private List<ProcessHandle> all() throws IOException {
    return Stream.concat(own().stream(), postgres().stream()).distinct().toList();
  }

  private List<ProcessHandle> own() {
    return family(process.toHandle());
  }

  /** It lives beside the fleet, not below it. */
  private List<ProcessHandle> postgres() throws IOException {
    Path file = home.resolve("postgres/postmaster.pid");
    if (!Files.exists(file)) {
      return List.of();
    }
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    return ProcessHandle.of(pid).map(FleetRun::family).orElse(List.of());
  }

  private static List<ProcessHandle> family(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  /** SIGTERM, and a clean end awaited. */
  void stop() throws IOException, InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("the fleet was told to end and did not");
    }
    if (process.exitValue() != 0) {
      throw new IOException("the fleet ended with " + process.exitValue());
    }
  }

  /** Ends what still runs, when something went wrong. */
  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      all().forEach(ProcessHandle::destroyForcibly);
    }
  }
}
