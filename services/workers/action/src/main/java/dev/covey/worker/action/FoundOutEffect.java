/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.LoadAction.ActionToDo;
import dev.covey.model.action.SettleUnknown;
import dev.covey.model.action.SettleUnknown.Finding;
import dev.covey.model.database.Transaction;
import dev.covey.model.message.ActionSettled;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** It was found out what became of an action whose outcome nobody knew. */
record FoundOutEffect(ActionToDo action, Finding finding, Instant now, Outbox outbox)
    implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    if (new SettleUnknown().run(transaction.connection(), action.id(), finding, now).isEmpty()) {
      throw OvertakenException.action(action.id());
    }
    outbox.tell(
        transaction,
        List.of(
            new ActionSettled(
                action.id(),
                action.lane().account(),
                action.lane().kind().column(),
                finding.status().column(),
                finding.done() ? null : finding.why(),
                now)));
  }
}
