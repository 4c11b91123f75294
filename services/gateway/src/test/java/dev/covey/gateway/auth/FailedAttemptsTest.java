/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final FailedAttempts attempts = new FailedAttempts(nanos::get);

  private Duration last(int times, String address) {
    Duration wait = Duration.ZERO;
    for (int i = 0; i < times; i++) {
      wait = attempts.note(address);
    }
    return wait;
  }

  @Test
  void slips_costNothingAndGuessesEverMore() {
    assertThat(last(FailedAttempts.FREE, "1.2.3.4")).isZero();
    assertThat(last(1, "1.2.3.4")).isEqualTo(Duration.ofMillis(250));
    assertThat(last(1, "1.2.3.4")).isEqualTo(Duration.ofMillis(500));
    assertThat(last(500, "1.2.3.4")).isEqualTo(FailedAttempts.LONGEST_WAIT);
    assertThat(last(1, "1.2.3.5")).as("another one").isZero();
  }

  @Test
  void silence_isForgiven() {
    last(20, "1.2.3.4");
    nanos.addAndGet(FailedAttempts.MEMORY.toNanos());
    assertThat(last(1, "1.2.3.4")).isZero();
  }

  @Test
  void networkOfIPv6_countsAsOne() {
    last(FailedAttempts.FREE, "2001:db8:1:2::1");
    assertThat(last(1, "2001:db8:1:2:ffff::9")).isPositive();
    assertThat(last(1, "2001:db8:1:3::1")).isZero();
  }

  @Test
  void memory_isBounded() {
    last(20, "10.0.0.0");
    for (int i = 0; i < 3 * FailedAttempts.MOST_ADDRESSES; i++) {
      attempts.note("192.168." + i / 256 + "." + i % 256);
    }
    assertThat(attempts.size()).isEqualTo(FailedAttempts.MOST_ADDRESSES);
  }
}
