/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, abc, 0",
    "abc, '', 3",
    "abc, acb, 1",
    "abc, abd, 1",
    "abc, xabc, 1"
  })
  void distance(String a, String b, int expected) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(expected);
    assertThat(Suggestion.distance(b, a)).isEqualTo(expected);
  }

  @Test
  void closest_isTheNearestOfThoseNear() {
    assertThat(Suggestion.closest("http.prot", List.of("http.host", "http.port", "x.base-url")))
        .contains("http.port");
  }

  @Test
  void closest_isEmptyWhereNothingIsNear() {
    assertThat(Suggestion.closest("colour", List.of("http.host", "x.base-url"))).isEmpty();
  }
}
