/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.dispatch;

import dev.covey.benchmarks.server.Sql;
import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.chassis.consume.ConsumeSettings;
import dev.covey.chassis.consume.InMemoryJobMetrics;
import dev.covey.chassis.consume.JobTransport;
import dev.covey.model.action.ArmAttemptRows;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.message.Action;
import dev.covey.model.seal.Seal;
import dev.covey.model.time.CoveyClock;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.RefusedCredentials;
import dev.covey.task.dispatchactions.DispatchLanes;
import dev.covey.worker.action.ActionHandler;
import dev.covey.worker.action.ActionSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** A dispatcher and a worker over a broker, with nothing at the end of the call. */
final class EndToEnd {
  private static final int AT_ONCE = 256;

  private final Database database;
  private final BrokerAccess broker;
  private final Seal seal;
  private final Path folder;

  EndToEnd(Database database, BrokerAccess broker, Seal seal, Path folder) {
    this.database = database;
    this.broker = broker;
    this.seal = seal;
    this.folder = folder;
  }

  /** Does all that is pending, which is one action a lane; returns how many a second. */
  double run(Sql sql, int actions) throws Exception {
    CoveyClock clock = CoveyClock.system();
    ConsumeSettings consume =
        new ConsumeSettings(
            2 * AT_ONCE,
            AT_ONCE,
            Duration.ofSeconds(20),
            1 << 20,
            8,
            ConsumeSettings.RETRY,
            Duration.ofSeconds(5));
    JobTransport transport =
        new JobTransport(
            "bench",
            JobTransport.Setup.standard(
                broker, database, clock, consume, new InMemoryJobMetrics()));
    try (CombiningLedger ledger =
            CombiningLedger.start(
                database, LedgerClock.ofDatabase(), new ArmAttemptRows(), LedgerMetrics.NONE);
        ActionHandler handler =
            new ActionHandler(
                new ActionHandler.Parts(
                    database,
                    ledger,
                    transport.outbox(),
                    clock,
                    new NoPlatform(),
                    new FreshTokens(database, () -> seal, null, clock),
                    new RefusedCredentials(() -> seal, clock),
                    folder),
                ActionSettings.DEFAULT)) {
      transport.consume(Action.class, handler);
      handler.start();
      transport.start();
      DispatchLanes dispatchLanes = new DispatchLanes(database, transport.outbox(), clock);
      long before = completed(sql);
      long begun = System.nanoTime();
      dispatchLanes.dispatchAll();
      sql.awaitNone("select from lane where state = 'busy'");
      double seconds = (System.nanoTime() - begun) / 1e9;
      transport.stop();
      long completed = completed(sql) - before;
      if (completed != actions) {
        throw new IllegalStateException(completed + " of " + actions + " actions were done");
      }
      return actions / seconds;
    }
  }

  private static long completed(Sql sql) throws SQLException {
    return sql.number("select count(*) from action where status = 'completed'");
  }
}
