/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

/**
 * How long calls took, to about 3 percent, in little memory whatever their number. One thread at a
 * time.
 */
final class Latencies {
  private static final int STEPS = 32;
  private final long[] counts = new long[STEPS * 60];
  private long total;

  void add(long nanos) {
    counts[bucket(Math.max(nanos, 1))]++;
    total++;
  }

  void add(Latencies other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  /** In microseconds: what this part of the calls did not exceed. */
  long percentile(double part) {
    long wanted = (long) Math.ceil(total * part);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return upper(i) / 1000;
      }
    }
    return 0;
  }

  /** Each doubling is cut into equal steps; the first are one nanosecond each. */
  private static int bucket(long nanos) {
    if (nanos < STEPS) {
      return (int) nanos;
    }
    int doubling = 63 - Long.numberOfLeadingZeros(nanos / STEPS);
    return (doubling + 1) * STEPS + (int) ((nanos >> doubling) - STEPS);
  }

  private static long upper(int bucket) {
    if (bucket < STEPS) {
      return bucket;
    }
    int doubling = bucket / STEPS - 1;
    return ((long) (bucket % STEPS + STEPS + 1) << doubling) - 1;
  }
}
