/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpeededClockTest {
  private static final Duration SPAN = Duration.ofSeconds(30);

  /** A lease that was reckoned without the speed would be over before its holder is. */
  @Test
  void realTime_isAsLongAsItIsHoweverFastTheClockRuns() {
    Instant start = Instant.now();
    for (double speed : new double[] {0.5, 1, 3_600}) {
      CoveyClock clock = CoveyClock.speeded(start, start, speed);
      Instant until = clock.afterRealTime(SPAN);
      assertThat(clock.realTimeUntil(until)).isBetween(SPAN.minusSeconds(5), SPAN);
    }
    CoveyClock real = CoveyClock.system();
    assertThat(real.afterRealTime(SPAN))
        .isBetween(Instant.now().plusSeconds(25), Instant.now().plusSeconds(31));
  }
}
