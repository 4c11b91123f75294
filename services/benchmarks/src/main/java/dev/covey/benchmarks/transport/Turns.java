/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import dev.covey.benchmarks.server.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets each system run the same number of jobs in turns, with the machine to itself: a machine that
 * is busy for a while slows all. How long a system that has all its jobs waits before it looks for
 * the first is latency, not throughput, and not counted: JobRunr polls every 5 s at most.
 */
final class Turns {
  private static final int MOST_WARM_UP = 2_000;

  private final Sql sql;
  private final int jobs;
  private final int count;
  private final Consumer<String> progress;
  private final Map<String, Double> seconds = new HashMap<>();
  private long wrongRows;
  private long bodyBytes;

  Turns(Sql sql, int jobs, int count, Consumer<String> progress) {
    this.sql = sql;
    this.jobs = jobs;
    this.count = count;
    this.progress = progress;
  }

  /** A whole turn of which nothing is kept: the first of them would pay for all compilation. */
  void warmUp(List<JobSystem> systems) throws Exception {
    for (JobSystem system : systems) {
      run(system, Math.max(1, jobs / 2));
      progress.accept("warm-up: " + system.name());
    }
  }

  void run(List<JobSystem> systems, int turn) throws Exception {
    for (JobSystem system : systems) {
      double took = run(system, jobs);
      add(system.name(), took, turn);
    }
  }

  /** The same for the raw rate, which has no rows. */
  void run(PerfTestRun perfTest, int turn) {
    perfTest.run(Math.min(MOST_WARM_UP, jobs));
    add(PerfTestRun.NAME, jobs / perfTest.run(jobs), turn);
  }

  private void add(String name, double took, int turn) {
    seconds.merge(name, took, Double::sum);
    progress.accept(
        String.format(Locale.ROOT, "turn %d of %d: %s %,.0f/s", turn, count, name, jobs / took));
  }

  private double run(JobSystem system, int size) throws Exception {
    int warmUp = Math.min(MOST_WARM_UP, Math.max(1, size / 4));
    system.start();
    try {
      system.enqueue(warmUp);
      system.awaitDone();
      system.clear();
      // a checkpoint that falls due would otherwise hit one system and spare another
      sql.run("checkpoint");
      long start = System.nanoTime();
      system.enqueue(size);
      long enqueued = System.nanoTime();
      system.awaitDone();
      long took = System.nanoTime() - start - system.countdown().idleSince(enqueued);
      verify(system, size);
      return (double) took / TimeUnit.SECONDS.toNanos(1);
    } finally {
      system.stop();
      system.clear();
    }
  }

  private void verify(JobSystem system, int size) throws Exception {
    RowCheck check = system.check(size);
    wrongRows += check.wrong();
    if (!check.ok()) {
      progress.accept("%s: %d rows are wrong".formatted(check.system(), check.wrong()));
    }
    if (system instanceof CoveySystem covey) {
      bodyBytes = covey.bodyBytes();
    }
  }

  /** Jobs per second over all turns. */
  double rate(String name) {
    return (double) count * jobs / seconds.getOrDefault(name, Double.NaN);
  }

  long wrongRows() {
    return wrongRows;
  }

  long bodyBytes() {
    return bodyBytes;
  }
}
