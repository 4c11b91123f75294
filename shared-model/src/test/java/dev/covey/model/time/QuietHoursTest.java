/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
  @ParameterizedTest
  @CsvSource({
    "22:00-07:00, 2026-03-01T21:59:59Z, ",
    "22:00-07:00, 2026-03-01T22:00:00Z, 2026-03-02T07:00:00Z",
    "22:00-07:00, 2026-03-02T06:59:59Z, 2026-03-02T07:00:00Z",
    "22:00-07:00, 2026-03-02T07:00:00Z, ",
    "12:00-13:30, 2026-03-02T12:10:00Z, 2026-03-02T13:30:00Z",
    "12:00-13:30, 2026-03-02T11:59:00Z, ",
    // the night in which the clock goes forward
    "22:00-07:00 Europe/Paris, 2026-03-28T23:00:00Z, 2026-03-29T05:00:00Z",
    "22:00-07:00 Europe/Paris, 2026-03-28T20:30:00Z, ",
    // the end falls into the hour that is left out
    "22:00-02:30 Europe/Paris, 2026-03-28T23:00:00Z, 2026-03-29T01:30:00Z"
  })
  void over(String hours, Instant now, Instant end) {
    assertThat(QuietHours.parse(hours).over(now)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "22-7", "22:00", "22:00-22:00", "25:00-07:00", "22:00-07:00 Mars"})
  void nonsense_isRefused(String text) {
    assertThatThrownBy(() -> QuietHours.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void text_isWhatWasParsed() {
    assertThat(QuietHours.parse("22:00-07:00 Europe/Paris"))
        .hasToString("22:00-07:00 Europe/Paris");
  }
}
