/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.source.x.Made;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.RateWindow;
import dev.covey.source.x.XAnswer;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes the call and judges its answer, what X said about its limits included. Touches no database:
 * whatever comes back is kept by the settlement. Safe for many threads.
 */
record CallPlatform(Platform platform, JudgeOutcome judgeOutcome, InstantSource clock) {

  Verdict call(Prepared prepared) {
    XAnswer<Made> answer = platform.perform(prepared);
    Verdict verdict =
        judgeOutcome.judge(
            answer.outcome(),
            prepared.kind().repeatable(),
            prepared.action().failures(),
            clock.instant());
    for (RateWindow window : answer.exhausted()) {
      verdict = heed(verdict, window);
    }
    return verdict;
  }

  /**
   * A window with nothing left shuts its meter, also where this very call was still let through.
   */
  private Verdict heed(Verdict verdict, RateWindow window) {
    Instant open = window.reset().plusSeconds(1);
    if (!open.isAfter(clock.instant())) {
      return verdict;
    }
    return window.scope() == RateScope.APP
        ? verdict.stoppingApp(open)
        : verdict.blocking(open, window.describe());
  }
}
