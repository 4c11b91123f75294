/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.model.action.RetryRule;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.InstantSource;

/** All that a dispatcher does beside starting actions. */
public final class Upkeep {
  private final RescueDead rescueDead;
  private final SendLooks sendLooks;
  private final CarryOutOperations operations;

  public Upkeep(Database database, AccountLedger ledger, Outbox outbox, InstantSource clock) {
    this.rescueDead = new RescueDead(database, ledger, outbox, clock, RetryRule.DEFAULT);
    this.sendLooks = new SendLooks(database, outbox, clock);
    this.operations = new CarryOutOperations(database, outbox, clock);
  }

  /** Returns how many actions were taken from dead workers. */
  public int often() throws SQLException, InterruptedException {
    int rescued = rescueDead.rescueAll();
    sendLooks.sendAll();
    operations.finishAll();
    return rescued;
  }

  /** For what a person's hand or a bug left behind; returns how many actions that were. */
  public int rarely() throws SQLException {
    return rescueDead.returnLost();
  }
}
