/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What running processes use, as Linux tells it. */
final class ProcessUse {
  private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
  private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

  private ProcessUse() {}

  /** All memory that one process holds. */
  static long residentKilobytes(ProcessHandle process) throws IOException {
    return read(process, "status", RSS);
  }

  /** Memory that several processes share, counted once: each has its part of it. */
  static long proportionalKilobytes(List<ProcessHandle> processes) throws IOException {
    long sum = 0;
    for (ProcessHandle process : processes) {
      sum += read(process, "smaps_rollup", PSS);
    }
    return sum;
  }

  /** One that ended in between has nothing any more. */
  private static long read(ProcessHandle process, String file, Pattern pattern) throws IOException {
    Path path = Path.of("/proc", Long.toString(process.pid()), file);
    if (!Files.exists(Path.of("/proc/self/status"))) {
      throw new IOException("memory can't be measured without /proc, which only Linux has");
    }
    try {
      Matcher found = pattern.matcher(Files.readString(path));
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    } catch (IOException failure) {
      if (process.isAlive()) {
        throw failure;
      }
      return 0;
    }
  }

  /** Processor time so far. */
  static Duration cpuTime(List<ProcessHandle> processes) {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
