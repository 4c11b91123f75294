/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.action.AttemptState;
import dev.covey.model.action.Settlement;
import dev.covey.model.ledger.Block;
import dev.covey.source.x.Made;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.XOutcome;
import java.time.Instant;

/** Decides what the outcome of a call means for its action. Pure. */
record JudgeOutcome(ActionSettings settings) {

  /**
   * Judges one attempt.
   *
   * @param repeatable whether the call may be made again though it may have been carried out
   * @param failures how often the action has failed before
   */
  Verdict judge(XOutcome<Made> outcome, boolean repeatable, int failures, Instant now) {
    return switch (outcome) {
      case XOutcome.Done<Made>(Made made) -> Verdict.of(Settlement.completed(made.id(), null, now));
      case XOutcome.AlreadySo<Made>(String why) -> Verdict.of(Settlement.completed(null, why, now));
      case XOutcome.Refused<Made>(String why, boolean permanent, _) ->
          Verdict.of(
              permanent
                  ? Settlement.failed(AttemptState.REFUSED, why, now)
                  : settings.retry().settle(AttemptState.REFUSED, why, failures, now));
      case XOutcome.RateLimited<Made>(Instant until, RateScope scope, String why) ->
          limited(until, scope, why, now);
      case XOutcome.OutOfCredits<Made>(String why) -> {
        Instant until = now.plus(settings.creditsPause());
        yield new Verdict(Settlement.waiting(why, until), true, null, until, null);
      }
      case XOutcome.NeedsAuthorisation<Made>(String why) ->
          new Verdict(Settlement.waiting(why, now), true, why, null, null);
      case XOutcome.Unknown<Made>(String why) ->
          Verdict.of(
              repeatable
                  ? settings.retry().settle(AttemptState.UNKNOWN, why, failures, now)
                  : Settlement.unknown(why, now));
      case XOutcome.NotSent<Made>(String why) ->
          new Verdict(
              Settlement.waiting(
                  "X can't be reached: " + why, now.plus(settings.retry().lanePause())),
              false,
              null,
              null,
              null);
    };
  }

  private Verdict limited(Instant until, RateScope scope, String why, Instant now) {
    // X names whole seconds: the limit may open a moment after the one it named.
    Instant open = (until.isBefore(now) ? now : until).plusSeconds(1);
    boolean app = scope == RateScope.APP;
    return new Verdict(
        Settlement.limited(why, open),
        true,
        null,
        app ? open : null,
        app ? null : new Block(open, why));
  }
}
