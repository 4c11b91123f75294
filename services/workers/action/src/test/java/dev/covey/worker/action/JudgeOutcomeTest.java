/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.AttemptState;
import dev.covey.model.action.Settlement;
import dev.covey.model.ledger.Block;
import dev.covey.source.x.Made;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.XOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JudgeOutcomeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final JudgeOutcome judgeOutcome = new JudgeOutcome(ActionSettings.DEFAULT);

  @Test
  void done_isCompletedWithItsId() {
    assertThat(repeatable(new XOutcome.Done<>(new Made("55"))))
        .isEqualTo(Verdict.of(Settlement.completed("55", null, NOW)));
  }

  @Test
  void alreadySo_isCompleted() {
    Settlement settlement = repeatable(new XOutcome.AlreadySo<>("was so")).settlement();
    assertThat(settlement.status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(settlement.error()).isNull();
  }

  @Test
  void refusal_isFinalOnlyIfPermanent() {
    assertThat(repeatable(new XOutcome.Refused<>("no", true)).settlement())
        .isEqualTo(Settlement.failed(AttemptState.REFUSED, "no", NOW));
    assertThat(repeatable(new XOutcome.Refused<>("no", false)).settlement())
        .isEqualTo(
            Settlement.again(AttemptState.REFUSED, "no", NOW.plusSeconds(60), NOW.plusSeconds(30)));
  }

  @Test
  void refusalOfAnUnrepeatableOne_mayBeTriedAgain() {
    Verdict verdict = judgeOutcome.judge(new XOutcome.Refused<>("no", false), false, 0, NOW);
    assertThat(verdict.settlement().status()).isEqualTo(ActionStatus.PENDING);
  }

  @Test
  void unknown_isTriedAgainOnlyIfRepeatable() {
    assertThat(repeatable(new XOutcome.Unknown<>("timeout")).settlement().status())
        .isEqualTo(ActionStatus.PENDING);
    assertThat(judgeOutcome.judge(new XOutcome.Unknown<>("timeout"), false, 0, NOW).settlement())
        .isEqualTo(Settlement.unknown("timeout", NOW));
  }

  @Test
  void pauses_growWithFailuresUpToAnHour() {
    assertThat(pauseAfter(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(pauseAfter(1)).isEqualTo(Duration.ofMinutes(2));
    assertThat(pauseAfter(5)).isEqualTo(Duration.ofMinutes(32));
    assertThat(pauseAfter(6)).isEqualTo(Duration.ofHours(1));
    Settlement last =
        judgeOutcome.judge(new XOutcome.Unknown<>("timeout"), true, 7, NOW).settlement();
    assertThat(last.status()).isEqualTo(ActionStatus.FAILED);
    assertThat(last.error()).isEqualTo("given up after 8 failures: timeout");
  }

  private Duration pauseAfter(int failures) {
    Settlement settlement =
        judgeOutcome.judge(new XOutcome.Unknown<>("timeout"), true, failures, NOW).settlement();
    assertThat(settlement.notBefore()).isNotNull();
    return Duration.between(NOW, settlement.notBefore());
  }

  @Test
  void limit_isNoFailureAndWaitsASecondMore() {
    Instant reset = NOW.plusSeconds(90);
    Verdict user = repeatable(new XOutcome.RateLimited<>(reset, RateScope.USER, "429"));
    assertThat(user.settlement()).isEqualTo(Settlement.limited("429", NOW.plusSeconds(91)));
    assertThat(user.stopApp()).isNull();
    Verdict app = repeatable(new XOutcome.RateLimited<>(reset, RateScope.APP, "429"));
    assertThat(app.stopApp()).isEqualTo(NOW.plusSeconds(91));
    Verdict past =
        repeatable(new XOutcome.RateLimited<>(NOW.minusSeconds(5), RateScope.USER, "429"));
    assertThat(past.settlement().laneOpens()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void outOfCredits_stopsTheApp() {
    Verdict verdict = repeatable(new XOutcome.OutOfCredits<>("402"));
    assertThat(verdict.stopApp()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(verdict.settlement().failed()).isFalse();
  }

  @Test
  void needsAuthorisation_stopsTheAccount() {
    Verdict verdict = repeatable(new XOutcome.NeedsAuthorisation<>("401"));
    assertThat(verdict.stopAccount()).isEqualTo("401");
    assertThat(verdict.settlement().status()).isEqualTo(ActionStatus.PENDING);
  }

  @Test
  void notSent_isNoFailureAndGivesBack() {
    Verdict verdict = repeatable(new XOutcome.NotSent<>("refused"));
    assertThat(verdict.sent()).isFalse();
    assertThat(verdict.settlement())
        .isEqualTo(Settlement.waiting("X can't be reached: refused", NOW.plusSeconds(30)));
  }

  @Test
  void laterMoments_win() {
    Verdict verdict =
        repeatable(new XOutcome.RateLimited<>(NOW.plusSeconds(59), RateScope.USER, "429"));
    assertThat(verdict.block()).isEqualTo(new Block(NOW.plusSeconds(60), "429"));
    assertThat(verdict.blocking(NOW.plusSeconds(30), "less")).isEqualTo(verdict);
    Verdict later = verdict.blocking(NOW.plusSeconds(90), "more");
    assertThat(later.settlement().laneOpens()).isEqualTo(NOW.plusSeconds(90));
    assertThat(later.block()).isEqualTo(new Block(NOW.plusSeconds(90), "more"));
    Verdict stopped = verdict.stoppingApp(NOW.plusSeconds(90)).stoppingApp(NOW.plusSeconds(30));
    assertThat(stopped.stopApp()).isEqualTo(NOW.plusSeconds(90));
  }

  private Verdict repeatable(XOutcome<Made> outcome) {
    return judgeOutcome.judge(outcome, true, 0, NOW);
  }
}
