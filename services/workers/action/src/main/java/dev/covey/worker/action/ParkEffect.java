/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.ParkLaneUntil;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Leaves an action that was not attempted at the head of its lane and has the lane wait, or throws
 * {@link OvertakenException} and changes nothing: a job that ended on it would take the settlement
 * of whoever did attempt it along.
 */
record ParkEffect(ActionToDo action, Instant until, String because) implements Effect {

  @Override
  public void apply(Transaction transaction) throws SQLException {
    if (!new ParkLaneUntil()
        .run(transaction.connection(), action.id(), action.attempts(), until, because)) {
      throw OvertakenException.action(action.id());
    }
  }
}
