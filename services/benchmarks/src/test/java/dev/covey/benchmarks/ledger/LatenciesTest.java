/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentiles_areRightToAFewPercent() {
    Latencies even = new Latencies();
    Latencies odd = new Latencies();
    for (int micros = 1; micros <= 10_000; micros++) {
      (micros % 2 == 0 ? even : odd).add(micros * 1000L);
    }
    even.add(odd);

    assertThat(even.percentile(0.5)).isCloseTo(5_000, within(200L));
    assertThat(even.percentile(0.99)).isCloseTo(9_900, within(400L));
    assertThat(even.percentile(1)).isCloseTo(10_000, within(400L));
  }

  @Test
  void nothingMeasured_isZero() {
    assertThat(new Latencies().percentile(0.5)).isZero();
  }
}
