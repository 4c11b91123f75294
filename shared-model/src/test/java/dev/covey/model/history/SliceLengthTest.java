/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SliceLengthTest {
  private static final Instant JOINED = Instant.parse("2014-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");

  @Test
  void busyProfile_getsTheShortestSlices() {
    assertThat(SliceLength.of(5_000_000, JOINED, NOW)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void silentProfile_getsTheLongestSlices() {
    assertThat(SliceLength.of(0, JOINED, NOW)).isEqualTo(Duration.ofDays(365));
    assertThat(SliceLength.of(3, JOINED, NOW)).isEqualTo(Duration.ofDays(365));
  }

  @Test
  void length_followsThePostingRate() {
    // 3,652 days and ten posts a day: two hundred posts take twenty days.
    assertThat(SliceLength.of(36_520, JOINED, NOW)).isEqualTo(Duration.ofDays(20));
  }

  @Test
  void profileThatJoinedAMomentAgo_doesNotDivideByZero() {
    assertThat(SliceLength.of(5, NOW, NOW)).isEqualTo(Duration.ofDays(40));
  }
}
