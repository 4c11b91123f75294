/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.nitter.page.Vintage.Change;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VintageTest {

  @Test
  void build_hasTheChangesUpToItsDay() {
    var built = new Vintage(LocalDate.of(2026, 2, 14));
    assertThat(built.has(Change.UNAVAILABLE_IS_LINK)).isTrue();
    assertThat(built.has(Change.COMMUNITY_NOTES)).isFalse();
    for (Change change : Change.values()) {
      assertThat(Vintage.SUMMER_2026.has(change)).as(change.name()).isTrue();
    }
  }

  @Test
  void styleSheet_tellsTheBuild() {
    assertThat(new Vintage(LocalDate.of(2023, 5, 1)).css()).isEqualTo(18);
    assertThat(Vintage.AUTUMN_2025.css()).isEqualTo(19);
    assertThat(new Vintage(LocalDate.of(2025, 12, 1)).css()).isEqualTo(22);
    assertThat(Vintage.SPRING_2026.css()).isEqualTo(35);
    assertThat(new Vintage(LocalDate.of(2026, 7, 1)).css()).isEqualTo(50);
    assertThat(Vintage.SUMMER_2026.css()).isEqualTo(106);
  }
}
