/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A day's budget in forecasts. */
class PurseTest {
  private static final Instant EVENING = Instant.parse("2026-11-20T22:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");

  private static Forecast.Gate gate(String kind, Duration interval) {
    Policy policy = Policy.of(interval);
    return new Forecast.Gate(
        new MeterKey("account:42", kind), new MeterState(MeterFacts.NEW, 0), policy);
  }

  private static Forecast.Line line(String kind, Duration interval, int calls, long price) {
    return new Forecast.Line(
        List.of(gate(kind, interval)), new PendingCalls(List.of(), calls, price));
  }

  private static List<Outlook> forecast(DayBudget budget, Forecast.Line... lines) {
    return Forecast.of(List.of(lines), List.of(), budget, EVENING);
  }

  @Test
  void whatIsSpentToday_leavesTheRestForTheNextDays() {
    Outlook likes =
        forecast(new DayBudget(100, 70), line("like", Duration.ofMinutes(1), 13, 10)).getFirst();

    assertThat(likes.first()).isEqualTo(EVENING);
    assertThat(likes.last()).isEqualTo(MIDNIGHT.plus(Duration.ofMinutes(9)));
    assertThat(likes.byBudget()).isTrue();
    assertThat(likes.rule()).isNull();
  }

  @Test
  void oneMore_waitsForADayOfItsOwn() {
    Outlook likes =
        forecast(new DayBudget(100, 70), line("like", Duration.ofMinutes(1), 14, 10)).getFirst();

    assertThat(likes.last()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(1)));
  }

  @Test
  void limitThatIsSlower_isWhatBinds() {
    Outlook likes =
        forecast(new DayBudget(100, 0), line("like", Duration.ofHours(12), 20, 10)).getFirst();

    assertThat(likes.last()).isEqualTo(EVENING.plus(Duration.ofHours(12 * 19)));
    assertThat(likes.byBudget()).isFalse();
    assertThat(Objects.requireNonNull(likes.rule()).limit()).contains("12h");
  }

  /** The night is the budget's doing for each of them, whoever spent the last of it. */
  @Test
  void linesThatShareIt_areBothKeptByIt() {
    List<Outlook> both =
        forecast(
            new DayBudget(40, 0),
            line("like", Duration.ofMinutes(1), 3, 10),
            line("post", Duration.ofMinutes(1), 3, 10));

    assertThat(both).extracting(Outlook::byBudget).containsExactly(true, true);
    assertThat(both.getLast().last()).isBetween(MIDNIGHT, MIDNIGHT.plus(Duration.ofMinutes(1)));
  }

  @Test
  void lineWhoseOwnLimitOpensLater_isNotKeptByIt() {
    List<Outlook> both =
        forecast(
            new DayBudget(40, 0),
            line("post", Duration.ofHours(3), 2, 10),
            line("like", Duration.ofMinutes(1), 4, 10));

    assertThat(both).extracting(Outlook::byBudget).containsExactly(false, true);
    assertThat(both.getFirst().last()).isEqualTo(EVENING.plus(Duration.ofHours(3)));
  }

  @Test
  void noBudget_orAPriceThatNoDayHolds_keepsNothingWaiting() {
    for (DayBudget budget : List.of(DayBudget.NONE, new DayBudget(9, 0))) {
      Outlook likes = forecast(budget, line("like", Duration.ofMinutes(1), 3, 10)).getFirst();
      assertThat(likes.last()).isEqualTo(EVENING.plus(Duration.ofMinutes(2)));
      assertThat(likes.byBudget()).isFalse();
    }
  }
}
