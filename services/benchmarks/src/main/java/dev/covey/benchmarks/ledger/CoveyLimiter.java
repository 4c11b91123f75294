/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import dev.covey.model.schema.SchemaMigrator;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Covey's ledger as its services use it, on the database's clock. */
final class CoveyLimiter implements Limiter {
  private final Database database;
  private final CombiningLedger ledger;
  private final List<AcquireRequest> requests;

  CoveyLimiter(DatabaseAccess access, int accounts) throws SQLException {
    new SchemaMigrator(access).migrate();
    database = new Database(access, "bench-covey");
    new LedgerPolicies(database)
        .set(
            new MeterKey("account:*", "bench"),
            new Policy(
                Rules.INTERVAL,
                Rules.WINDOWS.stream().map(r -> new Window(r.count(), r.span())).toList()),
            "bench");
    ledger =
        CombiningLedger.start(
            database, LedgerClock.ofDatabase(), ArmAttempts.NONE, LedgerMetrics.NONE);
    requests =
        IntStream.range(0, accounts)
            .mapToObj(account ->
                new AcquireRequest(
                    List.of(new MeterKey("account:" + account, "bench")),
                    "action:" + account + "#1"))
            .toList();
  }

  Database database() {
    return database;
  }

  @Override
  public String name() {
    return "covey";
  }

  @Override
  public boolean acquire(int account) throws SQLException, InterruptedException {
    return ledger.acquire(requests.get(account)) instanceof LedgerDecision.Granted;
  }

  @Override
  public void close() {
    ledger.close();
    database.close();
  }
}
