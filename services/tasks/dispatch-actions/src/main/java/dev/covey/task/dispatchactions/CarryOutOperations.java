/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.model.action.ActionOperation;
import dev.covey.model.action.AdvanceOperation;
import dev.covey.model.database.Database;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finishes what people asked for many actions at once and whoever asked left unfinished. */
final class CarryOutOperations {
  private static final Logger LOG = LoggerFactory.getLogger(CarryOutOperations.class);

  private final Database database;
  private final AdvanceOperation advanceOperation;
  private final InstantSource clock;

  CarryOutOperations(Database database, Outbox outbox, InstantSource clock) {
    this.database = database;
    this.advanceOperation = new AdvanceOperation(outbox);
    this.clock = clock;
  }

  /** Takes one of them a step further; returns false where there is none that nobody is at. */
  boolean step() throws SQLException {
    Optional<ActionOperation> stepped =
        database.inTransaction(tx -> advanceOperation.step(tx, null, clock.instant()));
    stepped
        .filter(ActionOperation::isFinished)
        .ifPresent(done ->
            LOG.info(
                "operation {} of {} is done: {} for {} action(s)",
                done.id(),
                done.askedBy(),
                done.verb().column(),
                done.changed()));
    return stepped.isPresent();
  }
}
