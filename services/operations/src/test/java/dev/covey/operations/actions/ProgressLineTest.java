/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private ProgressLine line(boolean terminal) {
    return new ProgressLine(new PrintWriter(err), terminal, nanos::get);
  }

  private void seconds(double seconds) {
    nanos.set((long) (seconds * 1e9));
  }

  @Test
  void fileThatIsDoneAtOnce_showsNothing() {
    try (ProgressLine line = line(true)) {
      seconds(0.5);
      line.at(1_000, 0.5);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void pipe_getsALineNowAndThen() {
    try (ProgressLine line = line(false)) {
      for (int second = 1; second <= 8; second++) {
        seconds(second);
        line.at(second * 10_000L, second / 16.0);
      }
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "checking: 6 %  10,000 rows  10,000 rows/s  0:15 left",
            "checking: 38 %  60,000 rows  10,000 rows/s  0:10 left");
  }

  @Test
  void terminal_getsABarThatIsTakenAway() {
    try (ProgressLine line = line(true)) {
      seconds(2);
      line.at(20_000, 0.5);
      assertThat(err.toString())
          .startsWith(
              "\r  [############............]  50 %  20,000 rows  10,000 rows/s  0:02 left");
    }
    assertThat(err.toString()).endsWith(" \r").doesNotContain("\n");
  }
}
