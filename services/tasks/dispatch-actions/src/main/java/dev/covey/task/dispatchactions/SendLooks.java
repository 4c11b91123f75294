/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.model.action.ActionJobs;
import dev.covey.model.action.ClaimLooks;
import dev.covey.model.action.DispatchActions.Dispatched;
import dev.covey.model.database.Database;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * Has workers look for what became of actions whose outcome nobody knows. The job is that of the
 * action itself: what a worker does with it follows from where the action stands.
 */
final class SendLooks {
  private static final int BATCH = 250;

  private final Database database;
  private final Outbox outbox;
  private final InstantSource clock;

  SendLooks(Database database, Outbox outbox, InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Returns how many it sent. */
  int sendAll() throws SQLException {
    int sent = 0;
    List<Dispatched> due;
    do {
      due =
          database.inTransaction(tx -> {
            List<Dispatched> claimed =
                new ClaimLooks().run(tx.connection(), clock.instant(), BATCH);
            int _ =
                outbox.enqueue(
                    tx,
                    claimed.stream()
                        .map(each -> ActionJobs.of(each.actionId(), each.lane()))
                        .toList());
            return claimed;
          });
      sent += due.size();
    } while (due.size() == BATCH);
    return sent;
  }
}
