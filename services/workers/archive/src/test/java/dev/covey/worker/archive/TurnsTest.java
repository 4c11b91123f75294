/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Instant OPEN = Instant.parse("2026-11-20T08:00:00Z");
  private static final BindingRule SIX_A_MINUTE =
      new BindingRule.WindowFull(new Window(6, Duration.ofMinutes(1)), 1, OPEN);

  private final Turns turns = new Turns();

  private Instant next(Instant open) {
    return turns.next(ArchiveLimits.CAPTURE, open, SIX_A_MINUTE);
  }

  @Test
  void turns_followEachOtherAsFastAsTheLimit() {
    assertThat(IntStream.range(0, 3).mapToObj(_ -> next(OPEN)).toList())
        .containsExactly(OPEN, OPEN.plusSeconds(10), OPEN.plusSeconds(20));
    assertThat(turns.next(ArchiveLimits.LOOKUP, OPEN, SIX_A_MINUTE)).isEqualTo(OPEN);
  }

  @Test
  void turn_ofALimitThatOpensLaterIsNotEarlier() {
    next(OPEN);
    assertThat(next(OPEN.plusSeconds(60))).isEqualTo(OPEN.plusSeconds(60));
  }

  @Test
  void turns_areAllWithinAnHour() {
    assertThat(IntStream.range(0, 100_000).mapToObj(_ -> next(OPEN)).toList())
        .allMatch(turn -> !turn.isBefore(OPEN) && turn.isBefore(OPEN.plus(Duration.ofHours(1))))
        .filteredOn(OPEN::equals)
        .hasSizeBetween(277, 279);
  }
}
