/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Gives permission to act, so that no limit is ever passed in any rolling window by any number of
 * processes. Safe for many threads; concurrent callers share transactions.
 */
public interface AccountLedger extends AutoCloseable {

  /**
   * Takes one permit of every gate in one transaction, or nothing. Throws {@link
   * AttemptTakenException} where the attempt to be armed is no longer the next of its action.
   */
  LedgerDecision acquire(AcquireRequest request) throws SQLException, InterruptedException;

  /**
   * Says that the call of these permits has ended: they count from now instead of from when they
   * were given, since the platform may have seen the call as late as now.
   */
  void landed(List<Permit> permits) throws SQLException;

  /**
   * As part of the transaction that settles the call. Best so: where the next call can only follow
   * the settling, as in a lane, it can never be granted before this one counts from its end.
   */
  void landed(Transaction transaction, List<Permit> permits) throws SQLException;

  /**
   * Returns permits whose call provably never left. Only those that are still the newest of their
   * meter come back; the rest goes on counting.
   *
   * @return how many came back
   */
  int giveBack(List<Permit> permits) throws SQLException;

  /**
   * Shuts a meter until a moment that the platform named. An earlier moment than the one in force
   * is ignored.
   */
  void block(MeterKey meter, Instant until, String reason) throws SQLException;

  /**
   * As part of the transaction that settles the call whose answer named that moment. Best where
   * nobody else can use the meter before, as in a lane: then the word can't get lost.
   */
  void block(Transaction transaction, MeterKey meter, Instant until, String reason)
      throws SQLException;

  @Override
  void close();
}
