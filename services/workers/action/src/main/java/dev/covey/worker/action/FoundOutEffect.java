/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.ActionEvents;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.SelectTakenResults;
import dev.covey.model.action.SettleUnknown;
import dev.covey.model.action.SettleUnknown.Finding;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** It was found out what became of an action whose outcome nobody knew. */
record FoundOutEffect(ActionToDo action, Finding finding, Instant now, Outbox outbox)
    implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    String result = finding.resultId();
    if (result != null && isTaken(transaction, result)) {
      throw OvertakenException.action(action.id());
    }
    if (new SettleUnknown().run(transaction.connection(), action.id(), finding, now).isEmpty()) {
      throw OvertakenException.action(action.id());
    }
    outbox.tell(
        transaction,
        List.of(
            ActionEvents.settled(
                action.id(), action.lane(), finding.status(), finding.error(), now)));
  }

  /** Another action may have been found to have made it in the meantime. */
  private boolean isTaken(Transaction transaction, String result) throws SQLException {
    return !new SelectTakenResults()
        .run(transaction.connection(), action.id(), List.of(result))
        .isEmpty();
  }
}
