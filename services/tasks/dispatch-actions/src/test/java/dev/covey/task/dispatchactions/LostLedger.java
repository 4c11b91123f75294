/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Permit;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A ledger that still grants, but can't be written to in a transaction of its own, as when the
 * database is away just after a call.
 */
record LostLedger(AccountLedger ledger) implements AccountLedger {

  @Override
  public LedgerDecision acquire(AcquireRequest request) throws SQLException, InterruptedException {
    return ledger.acquire(request);
  }

  @Override
  public void landed(List<Permit> permits) throws SQLException {
    throw away();
  }

  @Override
  public void landed(Transaction transaction, List<Permit> permits) throws SQLException {
    ledger.landed(transaction, permits);
  }

  @Override
  public int giveBack(List<Permit> permits) throws SQLException {
    throw away();
  }

  @Override
  public void block(MeterKey meter, Instant until, String reason) throws SQLException {
    throw away();
  }

  @Override
  public void block(Transaction transaction, MeterKey meter, Instant until, String reason)
      throws SQLException {
    ledger.block(transaction, meter, until, reason);
  }

  private static SQLException away() {
    return new SQLException("the database is away", "08006");
  }

  @Override
  public void close() {}
}
