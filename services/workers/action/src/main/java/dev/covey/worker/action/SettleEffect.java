/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.ActionEvents;
import dev.covey.model.action.AttemptKey;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.SettleActions;
import dev.covey.model.action.SettleActions.Ended;
import dev.covey.model.action.Settlement;
import dev.covey.model.action.StopApp;
import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.Block;
import dev.covey.model.ledger.Permit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Settles an attempt and all that follows from it, or throws {@link OvertakenException} and changes
 * nothing.
 */
record SettleEffect(
    AttemptKey attempt,
    Prepared prepared,
    Verdict verdict,
    List<Permit> permits,
    Instant now,
    ActionHandler.Parts parts)
    implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    Connection connection = transaction.connection();
    LaneKey lane = prepared.action().lane();
    Settlement settlement = verdict.settlement();
    transaction.together(Ended.class, new Ended(attempt, settlement, now), SettleEffect::settle);
    if (verdict.sent()) {
      parts.ledger().landed(transaction, permits);
    }
    Block block = verdict.block();
    if (block != null) {
      parts.ledger().block(transaction, lane.accountMeter(), block.until(), block.reason());
    }
    String refused = verdict.stopAccount();
    if (refused != null) {
      parts
          .refusedCredentials()
          .apply(transaction, lane.account(), prepared.caller().credentials(), refused);
    }
    if (verdict.stopApp() != null) {
      new StopApp().run(connection, verdict.stopApp(), String.valueOf(settlement.why()));
    }
    if (settlement.status().isFinal()) {
      parts
          .outbox()
          .tell(
              transaction,
              List.of(
                  ActionEvents.settled(
                      attempt.actionId(), lane, settlement.status(), settlement.error(), now)));
    }
  }

  private static void settle(Transaction transaction, List<Ended> ended) throws SQLException {
    Set<AttemptKey> settled = new SettleActions().run(transaction.connection(), ended);
    for (Ended each : ended) {
      if (!settled.contains(each.attempt())) {
        throw OvertakenException.attempt(each.attempt());
      }
    }
  }
}
