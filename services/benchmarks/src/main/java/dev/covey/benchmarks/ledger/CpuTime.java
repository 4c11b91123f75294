/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that this process and the database server have used so far. */
final class CpuTime {
  private final ProcessHandle server;

  private CpuTime(ProcessHandle server) {
    this.server = server;
  }

  /** Of the server that runs on this data folder. */
  static CpuTime of(Path dataFolder) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(dataFolder.resolve("postmaster.pid")).getFirst());
    return new CpuTime(ProcessHandle.of(pid).orElseThrow());
  }

  long serverNanos() {
    return Stream.concat(Stream.of(server), server.descendants()).mapToLong(CpuTime::nanos).sum();
  }

  static long ownNanos() {
    return nanos(ProcessHandle.current());
  }

  private static long nanos(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
