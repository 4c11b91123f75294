/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Permit;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The archive's limits, as the ledger holds them for every process. Safe for many threads. */
record ArchiveLimits(AccountLedger ledger, Turns turns) {
  static final MeterKey CAPTURE = new MeterKey("archive.org", "capture");
  static final MeterKey LOOKUP = new MeterKey("archive.org", "lookup");

  /** Apart from look-ups, so that what was asked for is not forgotten behind what is to be. */
  static final MeterKey STATUS = new MeterKey("archive.org", "status");

  Admission acquire(MeterKey meter, Target target) throws SQLException, InterruptedException {
    String usedBy = "tweet:" + target.tweetId();
    return switch (ledger.acquire(new AcquireRequest(List.of(meter), usedBy))) {
      case LedgerDecision.Granted(List<Permit> permits, _) -> new Admission.Granted(permits);
      case LedgerDecision.Wait(Instant until, MeterKey shut, BindingRule rule) ->
          new Admission.Later(turns.next(shut, until, rule), shut + ": " + rule.describe());
    };
  }

  /** The call of these permits has ended. */
  void landed(List<Permit> permits) throws SQLException {
    ledger.landed(permits);
  }

  /** As part of the transaction that writes what came of it. */
  void landed(Transaction transaction, List<Permit> permits) throws SQLException {
    ledger.landed(transaction, permits);
  }

  /** The call provably never left. */
  void giveBack(List<Permit> permits) throws SQLException {
    ledger.giveBack(permits);
  }

  /** Shuts a meter for every process, and says when to come back. */
  Instant block(MeterKey meter, Instant until, String why) throws SQLException {
    ledger.block(meter, until, why);
    return turns.next(meter, until, new BindingRule.Blocked(until, why));
  }
}
