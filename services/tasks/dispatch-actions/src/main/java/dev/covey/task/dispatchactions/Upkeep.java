/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.model.action.OpenForgottenLanes;
import dev.covey.model.action.RetryRule;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a dispatcher does beside starting actions. */
public final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final Database database;
  private final InstantSource clock;
  private final RescueDead rescueDead;
  private final SendLooks sendLooks;
  private final CarryOutOperations operations;

  public Upkeep(Database database, AccountLedger ledger, Outbox outbox, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.rescueDead = new RescueDead(database, ledger, outbox, clock, RetryRule.DEFAULT);
    this.sendLooks = new SendLooks(database, outbox, clock);
    this.operations = new CarryOutOperations(database, outbox, clock);
  }

  /** Returns how many actions were taken from dead workers. */
  public int often() throws SQLException {
    int rescued = rescueDead.rescueAll();
    sendLooks.sendAll();
    return rescued;
  }

  /** For what a person's hand or a bug left behind; returns how many actions that were. */
  public int rarely() throws SQLException {
    int opened =
        database.inTransaction(
            tx -> new OpenForgottenLanes().run(tx.connection(), clock.instant()));
    if (opened > 0) {
      LOG.warn("{} lanes were stopped though nothing stops them; they are open again", opened);
    }
    return rescueDead.returnLost();
  }

  /** Takes what people asked for many actions at once one step on; false where nothing is left. */
  public boolean step() throws SQLException {
    return operations.step();
  }
}
