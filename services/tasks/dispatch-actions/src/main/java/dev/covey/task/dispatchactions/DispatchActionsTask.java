/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.chassis.lifecycle.Task;
import dev.covey.model.action.ArmAttemptRows;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;

/** One round, for cron: rescues what dead workers left and dispatches every lane that is open. */
public final class DispatchActionsTask implements Task {
  private final Database database;
  private final Outbox outbox;
  private final CoveyClock clock;
  private final LedgerClock ledgerClock;

  public DispatchActionsTask(
      Database database, Outbox outbox, CoveyClock clock, LedgerClock ledgerClock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
    this.ledgerClock = ledgerClock;
  }

  @Override
  public String runOnce() throws SQLException, InterruptedException {
    try (AccountLedger ledger =
        CombiningLedger.start(database, ledgerClock, new ArmAttemptRows(), LedgerMetrics.NONE)) {
      Upkeep upkeep = new Upkeep(database, ledger, outbox, clock);
      int rescued = upkeep.often() + upkeep.rarely();
      boolean more = true;
      while (more) {
        more = upkeep.step();
      }
      int started = new DispatchLanes(database, outbox, clock).dispatchAll();
      return "started %d action(s) and rescued %d".formatted(started, rescued);
    }
  }
}
