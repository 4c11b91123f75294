/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatorClockTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final SimulatorClock source = SimulatorClock.standing(START);

  @Test
  void standing_movesOnlyWhenTold() {
    assertThat(source.instant()).isEqualTo(START);
    source.advance(Duration.ofMinutes(15));
    assertThat(source.instant()).isEqualTo(START.plusSeconds(900));
    source.set(START);
    assertThat(source.instant()).isEqualTo(START);
  }

  @Test
  void following_keepsItsShift() {
    SimulatorClock clock = SimulatorClock.following(source);
    clock.set(START.plusSeconds(100));
    source.advance(Duration.ofSeconds(5));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(105));
  }

  @Test
  void speed_countsFromTheMomentItIsSet() {
    SimulatorClock clock = SimulatorClock.following(source);
    source.advance(Duration.ofSeconds(1));
    clock.speed(60);
    source.advance(Duration.ofSeconds(2));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(121));
    clock.speed(0);
    source.advance(Duration.ofSeconds(2));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(121));
  }
}
