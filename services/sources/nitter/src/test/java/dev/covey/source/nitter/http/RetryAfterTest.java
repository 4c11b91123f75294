/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  @Test
  void secondsAndDates_areRead() {
    assertThat(RetryAfter.parse("90", NOW)).isEqualTo(Duration.ofSeconds(90));
    assertThat(RetryAfter.parse("Fri, 20 Nov 2026 08:05:00 GMT", NOW))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void neverMoreThanADay() {
    assertThat(RetryAfter.parse("999999999999999", NOW)).isEqualTo(Duration.ofDays(1));
    assertThat(RetryAfter.parse("Fri, 20 Nov 2099 08:05:00 GMT", NOW))
        .isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "soon", "1.5", "Thu, 19 Nov 2026 08:00:00 GMT"})
  void anythingElse_isNothing(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isNull();
    assertThat(RetryAfter.parse(null, NOW)).isNull();
  }
}
