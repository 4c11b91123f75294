/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.ActionEvents;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.FailAction;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The action can't be done and was not tried: it fails, and its lane goes on. */
record FailEffect(ActionToDo action, String why, Instant now, Outbox outbox) implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    if (!new FailAction().run(transaction.connection(), action.id(), action.attempts(), why, now)) {
      throw OvertakenException.action(action.id());
    }
    outbox.tell(
        transaction,
        List.of(ActionEvents.settled(action.id(), action.lane(), ActionStatus.FAILED, why, now)));
  }
}
