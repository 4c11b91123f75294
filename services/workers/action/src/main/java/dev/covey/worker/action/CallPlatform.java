/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.action.LoadAction.ActionToDo;
import dev.covey.model.action.Settlement;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.source.x.Made;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.RateWindow;
import dev.covey.source.x.XAnswer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes the call and keeps what X said about its limits, so that every process goes by them at
 * once. Safe for many threads.
 */
record CallPlatform(
    Platform platform, AccountLedger ledger, JudgeOutcome judgeOutcome, InstantSource clock) {

  boolean supports(ActionToDo action) {
    return platform.supports(action);
  }

  Verdict call(ActionToDo action, Caller caller) throws SQLException {
    XAnswer<Made> answer = platform.perform(action, caller.credentials(), caller.userId());
    Verdict verdict =
        judgeOutcome.judge(
            answer.outcome(),
            action.lane().kind().repeatable(),
            action.failures(),
            clock.instant());
    for (RateWindow window : answer.exhausted()) {
      verdict = heed(action, verdict, window);
    }
    Settlement settlement = verdict.settlement();
    if (settlement.resetAt() != null && verdict.stopApp() == null) {
      ledger.block(
          action.lane().accountMeter(), settlement.resetAt(), String.valueOf(settlement.why()));
    }
    return verdict;
  }

  /**
   * A window with nothing left shuts its meter, also where this very call was still let through.
   */
  private Verdict heed(ActionToDo action, Verdict verdict, RateWindow window) throws SQLException {
    Instant open = window.reset().plusSeconds(1);
    if (!open.isAfter(clock.instant())) {
      return verdict;
    }
    String why = "X says that nothing is left of " + window.limit() + " until " + window.reset();
    if (window.scope() == RateScope.APP) {
      return verdict.stoppingApp(open);
    }
    ledger.block(action.lane().accountMeter(), open, why);
    return verdict.keepingLaneShut(open, why);
  }
}
