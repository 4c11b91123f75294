/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class ReadRateWindowsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void reset_isTakenAsNamed() {
    Instant reset = NOW.plus(Duration.ofHours(24));
    assertThat(resetting(reset.getEpochSecond()))
        .containsExactly(new RateWindow(RateScope.USER, 50, 0, reset));
  }

  /** Milliseconds in place of seconds would shut the account for fifty thousand years. */
  @Test
  void resetBeyondEveryWindowOfX_isLookedAtAgainAfterADay() {
    Instant latest = NOW.plus(Duration.ofHours(25));
    assertThat(resetting(NOW.toEpochMilli()))
        .containsExactly(new RateWindow(RateScope.USER, 50, 0, latest));
  }

  @Test
  void resetThatIsNoMoment_isLeftOut() {
    assertThat(resetting(Long.MAX_VALUE)).isEmpty();
  }

  private static List<RateWindow> resetting(long reset) {
    Headers headers =
        Headers.of(
            "x-rate-limit-limit", "50",
            "x-rate-limit-remaining", "0",
            "x-rate-limit-reset", Long.toString(reset));
    return ReadRateWindows.from(headers, RateScope.USER, NOW);
  }
}
