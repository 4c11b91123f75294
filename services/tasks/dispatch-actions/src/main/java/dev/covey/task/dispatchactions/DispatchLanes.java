/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.model.action.ActionJobs;
import dev.covey.model.action.DispatchActions;
import dev.covey.model.action.DispatchActions.Dispatched;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.LockOpenLanes;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.NewJob;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Hands out the next action of open lanes: a lane and its action's job change together or not at
 * all. Any number of processes may do so at once.
 */
public final class DispatchLanes {
  /** Lanes per transaction: many enough to share its cost, few enough to leave some to others. */
  private static final int BATCH = 250;

  private final Database database;
  private final Outbox outbox;
  private final InstantSource clock;
  private final LockOpenLanes lockOpenLanes = new LockOpenLanes();
  private final DispatchActions dispatchActions = new DispatchActions();

  public DispatchLanes(Database database, Outbox outbox, InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Until no lane is open, or until interrupted. Returns how many actions it handed out. */
  public int dispatchAll() throws SQLException, InterruptedException {
    int handed = 0;
    boolean more = true;
    while (more) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Batch batch = database.inTransaction(this::dispatch);
      handed += batch.handed();
      more = batch.lanes() == BATCH;
    }
    return handed;
  }

  private Batch dispatch(Transaction transaction) throws SQLException {
    Instant now = clock.instant();
    List<LaneKey> lanes = lockOpenLanes.run(transaction.connection(), now, BATCH);
    if (lanes.isEmpty()) {
      return new Batch(0, 0);
    }
    List<Dispatched> dispatched = dispatchActions.run(transaction.connection(), lanes, now);
    List<NewJob> jobs =
        dispatched.stream().map(each -> ActionJobs.of(each.actionId(), each.lane())).toList();
    // A job that is there already is that of an earlier attempt, and does as well.
    int _ = outbox.enqueue(transaction, jobs);
    return new Batch(lanes.size(), dispatched.size());
  }

  private record Batch(int lanes, int handed) {}
}
