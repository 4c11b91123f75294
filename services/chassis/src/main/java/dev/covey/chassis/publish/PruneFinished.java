/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import dev.covey.model.database.Database;
import dev.covey.model.outbox.PruneRows;
import java.sql.SQLException;
import java.time.Duration;

/** Forgets finished jobs and published events after a while, in small steps. */
final class PruneFinished {
  private static final int STEP = 2_000;

  private final Database database;
  private final Duration keep;
  private final PruneRows pruneRows = new PruneRows();
  private final Every every = new Every(Duration.ofMinutes(1));

  PruneFinished(Database database, Duration keep) {
    this.database = database;
    this.keep = keep;
  }

  void run() throws SQLException {
    if (!every.due()) {
      return;
    }
    for (PruneRows.Table table : PruneRows.Table.values()) {
      int pruned;
      do {
        pruned =
            database.inTransaction(
                transaction -> pruneRows.run(transaction.connection(), table, keep, STEP));
      } while (pruned == STEP);
    }
  }
}
