/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.time.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Duration APART = Duration.ofHours(6);
  private final ReviewSchedule schedule = ReviewSchedule.DEFAULT;

  @ParameterizedTest
  @CsvSource({
    "0s, 15m",
    "59m, 15m",
    "1h, 2h",
    "23h, 2h",
    "1d, 12h",
    "6d, 12h",
    "7d, 3d",
    "30d, 14d",
    "364d, 14d",
    "365d, 60d",
    "5000d, 60d"
  })
  void olderTweets_areLookedAtLessOften(String age, String every) {
    assertThat(Spans.text(schedule.every(Spans.parse(age)))).isEqualTo(every);
    assertThat(schedule.next(NOW.minus(Spans.parse(age)), NOW))
        .isEqualTo(NOW.plus(Spans.parse(every)));
  }

  @Test
  void text_isReadAndWrittenAlike() {
    String text = "1h:15m,1d:2h,7d:12h,30d:3d,365d:14d,older:60d";
    assertThat(ReviewSchedule.parse(text)).hasToString(text);
    assertThat(ReviewSchedule.parse("older:1d").steps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1h:15m",
        "older:60d,1h:15m",
        "1d:2h,1h:15m,older:60d",
        "1h:15m,1h:20m,older:60d",
        "1h,older:60d",
        "1h:15m:2,older:60d",
        "1h:soon,older:60d",
        "1h:1s,older:60d",
        "0s:1h,older:60d",
        "older:0s"
      })
  void nonsense_isRefused(String text) {
    assertThatThrownBy(() -> ReviewSchedule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotEmpty();
  }

  @Test
  void import_comesDueSpreadOverItsTurn() {
    Instant old = NOW.minus(Duration.ofDays(1000));
    List<Long> days =
        LongStream.range(0, 1000)
            .map(i -> 1_700_000_000_000_000_000L + i * 4_194_304)
            .map(id -> Duration.between(NOW, schedule.first(id, old, NOW)).toDays())
            .boxed()
            .toList();
    assertThat(days).allMatch(day -> day >= 30 && day < 60);
    assertThat(days.stream().distinct().count()).isGreaterThan(25);
  }

  @Test
  void nextLook_isWhenItCanProveSomething() {
    NextLook next = new NextLook(schedule, APART);
    Instant old = NOW.minus(Duration.ofDays(100));
    Observation missing =
        new Observation(NOW, "one", Seen.MISSING, true, AuthorState.VISIBLE, null);
    Observation earlier =
        new Observation(
            NOW.minus(Duration.ofHours(7)), "one", Seen.MISSING, true, AuthorState.VISIBLE, null);
    assertThat(next.after(Verdict.MISSING_ONCE, missing, List.of(missing), old, NOW))
        .isEqualTo(NOW.plus(APART));
    assertThat(next.after(Verdict.MISSING_ONCE, missing, List.of(earlier, missing), old, NOW))
        .as("the other place is waited for")
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void nextLook_isSoonWhereNothingCouldBeSeen() {
    NextLook next = new NextLook(schedule, APART);
    Observation unclear =
        new Observation(NOW, "one", Seen.UNCLEAR, false, AuthorState.VISIBLE, null);
    Instant old = NOW.minus(Duration.ofDays(100));
    Instant young = NOW.minus(Duration.ofMinutes(5));
    assertThat(next.after(Verdict.SOURCE_BROKEN, unclear, List.of(), old, NOW))
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(next.after(Verdict.SOURCE_BROKEN, unclear, List.of(), young, NOW))
        .isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    Observation shown = new Observation(NOW, "one", Seen.VISIBLE, true, AuthorState.VISIBLE, null);
    assertThat(next.after(Verdict.VISIBLE, shown, List.of(), old, NOW))
        .isEqualTo(NOW.plus(Duration.ofDays(14)));
  }
}
