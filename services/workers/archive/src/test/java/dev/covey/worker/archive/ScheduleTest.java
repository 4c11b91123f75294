/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private static Duration untilNext(Duration age) {
    return Duration.between(NOW, Schedule.nextStatus(NOW.minus(age), NOW));
  }

  @Test
  void status_isAskedForMoreRarelyTheLongerItTakes() {
    assertThat(untilNext(Duration.ZERO)).isEqualTo(Duration.ofSeconds(15));
    assertThat(untilNext(Duration.ofSeconds(-90))).isEqualTo(Duration.ofSeconds(15));
    assertThat(untilNext(Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(1));
    assertThat(untilNext(Duration.ofMinutes(50))).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void failures_areRetriedMoreAndMoreRarely() {
    assertThat(
            IntStream.of(1, 2, 3, 4, 5, 1_000)
                .mapToObj(attempt -> Duration.between(NOW, Schedule.afterFailure(attempt, NOW)))
                .toList())
        .containsExactly(
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofMinutes(80),
            Duration.ofMinutes(320),
            Duration.ofHours(6),
            Duration.ofHours(6));
  }
}
