/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.LookLater;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;

/** The action stays unknown; its account is looked at again. */
record LookLaterEffect(ActionToDo action, LookLater.Next next) implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    if (!new LookLater().run(transaction.connection(), action.id(), next)) {
      throw OvertakenException.action(action.id());
    }
  }
}
