/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.model.action.ActionEvents;
import dev.covey.model.action.AttemptState;
import dev.covey.model.action.RescueDeadAttempt;
import dev.covey.model.action.RetryRule;
import dev.covey.model.action.ReturnLostActions;
import dev.covey.model.action.SelectDeadAttempts;
import dev.covey.model.action.SelectDeadAttempts.DeadAttempt;
import dev.covey.model.action.SelectPermits;
import dev.covey.model.action.Settlement;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes attempts from workers whose leases have run out. What may be repeated is tried again; what
 * may not becomes unknown. Either way its permits count from now, since X may have seen the call as
 * late as that.
 */
final class RescueDead {
  private static final Logger LOG = LoggerFactory.getLogger(RescueDead.class);
  private static final int BATCH = 100;

  private final Database database;
  private final AccountLedger ledger;
  private final Outbox outbox;
  private final InstantSource clock;
  private final RetryRule retry;

  RescueDead(
      Database database,
      AccountLedger ledger,
      Outbox outbox,
      InstantSource clock,
      RetryRule retry) {
    this.database = database;
    this.ledger = ledger;
    this.outbox = outbox;
    this.clock = clock;
    this.retry = retry;
  }

  /** Returns how many actions it took further. */
  int rescueAll() throws SQLException {
    int rescued = 0;
    List<DeadAttempt> dead;
    do {
      dead = database.inTransaction(tx -> new SelectDeadAttempts().run(tx.connection(), BATCH));
      int before = rescued;
      for (DeadAttempt attempt : dead) {
        rescued += rescue(attempt) ? 1 : 0;
      }
      if (rescued == before) {
        break; // the rest is with another rescuer, or its owner has woken up
      }
    } while (dead.size() == BATCH);
    return rescued;
  }

  /** Frees lanes of actions that no worker will do; returns how many. */
  int returnLost() throws SQLException {
    Instant now = clock.instant();
    int returned = database.inTransaction(tx -> new ReturnLostActions().run(tx.connection(), now));
    if (returned > 0) {
      LOG.warn(
          "{} actions were handed out and no worker would have done them; their lanes go on",
          returned);
    }
    return returned;
  }

  private boolean rescue(DeadAttempt dead) throws SQLException {
    String why =
        "its worker %s died or stood still in attempt %d, begun at %s"
            .formatted(dead.owner(), dead.key().number(), dead.armedAt());
    Instant now = clock.instant();
    Settlement settlement =
        dead.lane().kind().repeatable()
            ? retry.settle(AttemptState.UNKNOWN, why, dead.failures(), now)
            : Settlement.unknown(why, now);
    boolean rescued = database.inTransaction(tx -> rescue(tx, dead, settlement, now));
    if (rescued) {
      LOG.warn(
          "action {} of {} is {}: {}",
          dead.key().actionId(),
          dead.lane(),
          settlement.status().column(),
          why);
    }
    return rescued;
  }

  private boolean rescue(Transaction tx, DeadAttempt dead, Settlement settlement, Instant now)
      throws SQLException {
    if (!new RescueDeadAttempt().run(tx.connection(), dead.key(), settlement, now)) {
      return false;
    }
    ledger.landed(tx, new SelectPermits().run(tx.connection(), dead.lane().gates(), dead.key()));
    if (settlement.status().isFinal()) {
      outbox.tell(
          tx,
          List.of(
              ActionEvents.settled(
                  dead.key().actionId(),
                  dead.lane(),
                  settlement.status(),
                  settlement.error(),
                  now)));
    }
    return true;
  }
}
