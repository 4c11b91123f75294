/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one contender reached in each of its turns; the middle one counts. One thread at a time. */
final class Rates {
  private final List<Double> perSecond = new ArrayList<>();

  /** Measures work that says how much it did. */
  void measure(Work work) throws Exception {
    long start = System.nanoTime();
    long done = work.run();
    perSecond.add(done * 1e9 / (System.nanoTime() - start));
  }

  double middle() {
    double[] sorted = perSecond.stream().mapToDouble(rate -> rate).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }

  /** Something to be timed. */
  @FunctionalInterface
  interface Work {
    long run() throws Exception;
  }
}
