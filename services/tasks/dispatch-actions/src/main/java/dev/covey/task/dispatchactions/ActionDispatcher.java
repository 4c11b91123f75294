/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.metrics.RegistryLedgerMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.transport.ServiceTransport;
import dev.covey.model.action.ArmAttemptRows;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.CombiningLedger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dispatches actions for as long as it runs. Any number of them may run. */
public final class ActionDispatcher implements Service {
  public static final String NAME = "dispatch-actions";

  private final ServiceContext context;
  private final JobTransport transport;
  private @Nullable AccountLedger ledger;
  private @Nullable DispatchLoop loop;

  public ActionDispatcher(ServiceContext context) {
    Arguments.parse(context.arguments(), Set.of());
    this.context = context;
    this.transport = ServiceTransport.of(context);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() throws StartupException {
    ServiceTransport.start(transport);
    AccountLedger opened =
        CombiningLedger.start(
            context.database(),
            context.config().clock().ledgerClock(),
            new ArmAttemptRows(),
            new RegistryLedgerMetrics(context.metrics().registry()));
    ledger = opened;
    DispatchLoop started =
        new DispatchLoop(
            context.database(),
            context.clock(),
            new DispatchLanes(context.database(), transport.outbox(), context.clock()),
            new Upkeep(context.database(), opened, transport.outbox(), context.clock()));
    loop = started;
    started.start();
  }

  @Override
  public synchronized void stop() {
    if (loop != null) {
      loop.stop();
      loop = null;
    }
    if (ledger != null) {
      ledger.close();
      ledger = null;
    }
    transport.stop();
  }
}
