/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.LedgerReader;

/** What the ledger's commands work with, reached on first use. */
interface LedgerAccess {
  Database database() throws StartupException;

  LedgerClock clock();

  static LedgerAccess of(Session session) {
    return new LedgerAccess() {
      @Override
      public Database database() throws StartupException {
        return session.database();
      }

      @Override
      public LedgerClock clock() {
        return session.config().clock().ledgerClock();
      }
    };
  }

  default LedgerReader reader() throws StartupException {
    return new LedgerReader(database(), clock());
  }

  default LedgerPolicies policies() throws StartupException {
    return new LedgerPolicies(database());
  }
}
