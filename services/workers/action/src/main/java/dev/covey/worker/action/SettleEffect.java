/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.AttemptKey;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.SettleAction;
import dev.covey.model.action.Settlement;
import dev.covey.model.action.StopAccount;
import dev.covey.model.action.StopApp;
import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.Block;
import dev.covey.model.ledger.Permit;
import dev.covey.model.message.ActionSettled;
import dev.covey.model.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Settles an attempt and all that follows from it, or throws {@link OvertakenException} and changes
 * nothing.
 */
record SettleEffect(
    AttemptKey attempt,
    LaneKey lane,
    Verdict verdict,
    List<Permit> permits,
    Instant now,
    AccountLedger ledger,
    Outbox outbox)
    implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    Connection connection = transaction.connection();
    Settlement settlement = verdict.settlement();
    if (!new SettleAction().run(connection, attempt, settlement, now)) {
      throw OvertakenException.attempt(attempt);
    }
    if (verdict.sent()) {
      ledger.landed(transaction, permits);
    }
    Block block = verdict.block();
    if (block != null) {
      ledger.block(transaction, lane.accountMeter(), block.until(), block.reason());
    }
    if (verdict.stopAccount() != null) {
      new StopAccount().run(connection, lane.account(), verdict.stopAccount());
    }
    if (verdict.stopApp() != null) {
      new StopApp().run(connection, verdict.stopApp(), String.valueOf(settlement.why()));
    }
    if (settlement.status().isFinal()) {
      outbox.tell(
          transaction,
          List.of(
              new ActionSettled(
                  attempt.actionId(),
                  lane.account(),
                  lane.kind().column(),
                  settlement.status().column(),
                  settlement.error(),
                  now)));
    }
  }
}
