/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static final Instant START = Instant.parse("2024-03-01T07:30:00Z");

  @Test
  void cut_coversTheRangeWithoutHolesNewestFirst() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Instant from = START.plusSeconds(random.nextInt(100_000_000));
      Slice range = new Slice(from, from.plusSeconds(1 + random.nextInt(10_000_000)));
      Duration length = Duration.ofSeconds(60 + random.nextInt(1_000_000));

      List<Slice> slices = range.cut(length);

      assertThat(slices).as("seed %d", seed).isNotEmpty();
      assertThat(slices.getFirst().until()).isEqualTo(range.until());
      assertThat(slices.getLast().from()).isEqualTo(range.from());
      for (int i = 0; i < slices.size(); i++) {
        Slice slice = slices.get(i);
        assertThat(Duration.between(slice.from(), slice.until())).isLessThanOrEqualTo(length);
        if (i > 0) {
          assertThat(slice.until()).isEqualTo(slices.get(i - 1).from());
        }
      }
    }
  }

  @Test
  void cut_ofAGrownRangeStartsItsOldSlicesAtTheSameMoments() {
    Duration day = Duration.ofDays(1);
    List<Instant> before =
        new Slice(START, START.plus(Duration.ofDays(3)))
            .cut(day).stream().map(Slice::from).toList();
    List<Instant> after =
        new Slice(START, START.plus(Duration.ofDays(9)))
            .cut(day).stream().map(Slice::from).toList();

    assertThat(after).containsAll(before);
  }

  @Test
  void anEmptyRangeIsRefused() {
    assertThatThrownBy(() -> new Slice(START, START)).isInstanceOf(IllegalArgumentException.class);
  }
}
