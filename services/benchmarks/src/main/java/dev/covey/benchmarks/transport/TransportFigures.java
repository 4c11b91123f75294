/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import org.jspecify.annotations.Nullable;

/**
 * The benchmark's result.
 *
 * @param rabbitmq Covey over RabbitMQ; null where it was not asked for or is not installed
 * @param embedded Covey over the embedded broker; null where it was not asked for
 * @param jobs of each system in each turn
 * @param wrongRows jobs that were not done at their first attempt, over all of the run
 * @param loadBefore runnable processes on this machine before the run, averaged over a minute
 */
record TransportFigures(
    String benchmark,
    @Nullable Rate rabbitmq,
    @Nullable Rate embedded,
    Peers peers,
    int jobs,
    int turns,
    long bodyBytes,
    long wrongRows,
    double loadBefore,
    int processors) {

  /** Jobs per second, and how many times those of each peer that is. */
  record Rate(
      long jobsPerSecond,
      double ratioJobRunr,
      double ratioDbScheduler,
      @Nullable Double ratioPerfTest) {
    static Rate of(double rate, Peers peers) {
      Long raw = peers.perfTest();
      return new Rate(
          Math.round(rate),
          ratio(rate, peers.jobRunr()),
          ratio(rate, peers.dbScheduler()),
          raw == null ? null : ratio(rate, raw));
    }

    private static double ratio(double rate, long peer) {
      return Math.round(100 * rate / Math.max(peer, 1)) / 100.0;
    }
  }

  /** Jobs per second of the peers; PerfTest's are messages, and null without RabbitMQ. */
  record Peers(long jobRunr, long dbScheduler, @Nullable Long perfTest) {}
}
