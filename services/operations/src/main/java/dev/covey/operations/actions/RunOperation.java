/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.ActionOperation;
import dev.covey.model.action.AdvanceOperation;
import dev.covey.model.action.SelectOperation;
import dev.covey.model.time.CoveyClock;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes an operation to its end and says how far it is. Whoever else takes it further is left to
 * it; should this be killed, a dispatcher goes on.
 */
record RunOperation(Session session, PrintWriter progress) {
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final long SAID_EVERY = 100_000;

  ActionOperation toItsEnd(ActionOperation begun)
      throws SQLException, StartupException, InterruptedException {
    AdvanceOperation advance = new AdvanceOperation(session.outbox());
    // in real time: it waits for another process, and not for anything that the clock brings
    Waiter waiter = new Waiter(CoveyClock.system());
    ActionOperation now = begun;
    while (!now.isFinished()) {
      long before = now.reached();
      Optional<ActionOperation> step =
          session
              .database()
              .inTransaction(tx -> advance.step(tx, begun.id(), session.clock().instant()));
      if (step.isEmpty()) {
        waiter.waitFor(PATIENCE);
      }
      now = step.isPresent() ? step.get() : read(begun);
      say(now, before);
    }
    return now;
  }

  private ActionOperation read(ActionOperation begun) throws SQLException, StartupException {
    return session
        .database()
        .inTransaction(tx -> new SelectOperation().run(tx.connection(), begun.id()))
        .orElse(begun);
  }

  private void say(ActionOperation now, long before) {
    if (!now.isFinished() && now.reached() / SAID_EVERY > before / SAID_EVERY) {
      progress.println(
          "%d of %d actions looked at, %d changed"
              .formatted(now.reached(), now.upto(), now.changed()));
      progress.flush();
    }
  }
}
