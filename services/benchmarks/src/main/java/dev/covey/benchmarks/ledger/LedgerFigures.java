/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The benchmark's result.
 *
 * @param ratio grants per second of Covey over those of the better Bucket4j manager, many callers
 * @param violations limits broken by Covey's permits, counted over all of the run
 */
record LedgerFigures(
    String benchmark,
    double ratio,
    long violations,
    long permits,
    String rules,
    int callers,
    int accounts,
    double secondsEach,
    Scenario many,
    Scenario alone,
    Scenario hotAccount) {

  /**
   * One load, put on each limiter in turns.
   *
   * @param ratio of Covey to the better Bucket4j manager: in grants per second, or in answers where
   *     the limit itself is what holds the grants down
   */
  record Scenario(String name, int callers, int accounts, double ratio, List<Measured> measured) {
    static Scenario of(
        String name,
        int callers,
        int accounts,
        List<Measured> measured,
        ToLongFunction<Measured> by) {
      long best = measured.stream().skip(1).mapToLong(by).max().orElseThrow();
      double ratio = (double) by.applyAsLong(measured.getFirst()) / Math.max(best, 1);
      return new Scenario(name, callers, accounts, Math.round(ratio * 10) / 10.0, measured);
    }
  }
}
