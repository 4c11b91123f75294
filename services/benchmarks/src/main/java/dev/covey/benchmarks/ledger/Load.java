/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers that ask as fast as they are answered, each in a virtual thread, for random accounts. */
final class Load {
  private final Limiter limiter;
  private final int callers;
  private final int accounts;
  private final CpuTime cpuTime;
  private final Latencies latencies = new Latencies();
  private long grants;
  private long waits;
  private long nanos;
  private long ownCpu;
  private long serverCpu;

  Load(Limiter limiter, int callers, int accounts, CpuTime cpuTime) {
    this.cpuTime = cpuTime;
    this.limiter = limiter;
    this.callers = callers;
    this.accounts = accounts;
  }

  /** One caller's part of a round. */
  private record Part(long grants, long waits, Latencies latencies) {}

  /** Not counted. */
  void warmUp(double seconds) throws InterruptedException {
    run(seconds);
  }

  void measure(double seconds) throws InterruptedException {
    long start = System.nanoTime();
    long ownBefore = CpuTime.ownNanos();
    long serverBefore = cpuTime.serverNanos();
    for (Part part : run(seconds)) {
      grants += part.grants();
      waits += part.waits();
      latencies.add(part.latencies());
    }
    nanos += System.nanoTime() - start;
    ownCpu += CpuTime.ownNanos() - ownBefore;
    serverCpu += cpuTime.serverNanos() - serverBefore;
  }

  private List<Part> run(double seconds) throws InterruptedException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Part> parts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Part>> futures = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        SplittableRandom random = new SplittableRandom(end + caller);
        futures.add(threads.submit(() -> ask(random, end)));
      }
      for (Future<Part> future : futures) {
        parts.add(future.get());
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException(limiter.name() + " failed", failure.getCause());
    }
    return parts;
  }

  private Part ask(SplittableRandom random, long end) throws Exception {
    Latencies took = new Latencies();
    long granted = 0;
    long refused = 0;
    long now = System.nanoTime();
    while (now < end) {
      if (limiter.acquire(random.nextInt(accounts))) {
        granted++;
      } else {
        refused++;
      }
      long then = System.nanoTime();
      took.add(then - now);
      now = then;
    }
    return new Part(granted, refused, took);
  }

  private double perAnswer(long cpuNanos) {
    return Math.round(cpuNanos / 100.0 / Math.max(grants + waits, 1)) / 10.0;
  }

  Measured measured() {
    double seconds = nanos / 1e9;
    return new Measured(
        limiter.name(),
        Math.round(grants / seconds),
        Math.round((grants + waits) / seconds),
        grants,
        waits,
        latencies.percentile(0.5),
        latencies.percentile(0.99),
        perAnswer(ownCpu),
        perAnswer(serverCpu));
  }
}
