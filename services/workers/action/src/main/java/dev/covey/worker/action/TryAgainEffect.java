/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.PutOffAction;
import dev.covey.model.action.Settlement;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;

/** The action failed before it could be attempted, and is tried again; others may overtake it. */
record TryAgainEffect(ActionToDo action, Settlement next) implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    if (!new PutOffAction().run(transaction.connection(), action.id(), action.attempts(), next)) {
      throw OvertakenException.action(action.id());
    }
  }
}
