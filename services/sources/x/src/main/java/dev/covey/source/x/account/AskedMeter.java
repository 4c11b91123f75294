/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.account;

import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Permit;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.RateWindow;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XOutcome;
import java.sql.SQLException;
import java.util.List;

/** The meter that a question to X is counted by, which learns what X says of its limit. */
public record AskedMeter(AccountLedger ledger, MeterKey key) {

  /**
   * Says that the calls of these permits have ended. What X says is used up is not asked for again
   * until its reset, whatever it answered this time.
   */
  public void landed(Transaction transaction, List<Permit> permits, XAnswer<?> answer)
      throws SQLException {
    ledger.landed(transaction, permits);
    for (RateWindow window : answer.exhausted()) {
      if (window.scope() == RateScope.USER) {
        ledger.block(transaction, key, window.reset().plusSeconds(1), window.describe());
      }
    }
    if (answer.outcome() instanceof XOutcome.RateLimited<?>(var until, var scope, String why)
        && scope == RateScope.USER) {
      ledger.block(transaction, key, until.plusSeconds(1), why);
    }
  }
}
