/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.metrics.RegistryLedgerMetrics;
import dev.covey.chassis.metrics.RegistrySourceMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.transport.ServiceTransport;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.message.Archive;
import dev.covey.source.archiveorg.ArchiveOrgClient;
import dev.covey.source.archiveorg.ArchiveOrgSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes Archive jobs and has the tweets saved at web.archive.org. Any number of them may run. */
public final class ArchiveWorker implements Service {
  public static final String NAME = "archive-worker";

  private final ServiceContext context;
  private final ArchiveOrgSettings settings;
  private final JobTransport transport;
  private @Nullable Opened opened;

  private record Opened(AccountLedger ledger, ArchiveOrgClient client) {
    void close() {
      client.close();
      ledger.close();
    }
  }

  public ArchiveWorker(ServiceContext context) {
    Arguments.parse(context.arguments(), Set.of());
    this.context = context;
    this.settings = ArchiveOrgSettings.of(context.config().archive());
    this.transport = ServiceTransport.of(context);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() throws StartupException {
    AccountLedger ledger =
        CombiningLedger.start(
            context.database(),
            context.config().clock().ledgerClock(),
            ArmAttempts.NONE,
            new RegistryLedgerMetrics(context.metrics().registry()));
    ArchiveOrgClient client = new ArchiveOrgClient(settings, context.clock());
    opened = new Opened(ledger, client);
    transport.consume(
        Archive.class,
        new ArchiveHandler(
            new ArchiveHandler.Parts(
                context.database(),
                ledger,
                client,
                new RegistrySourceMetrics(context.metrics().registry()),
                context.clock()),
            context.config().archive().reuseWithin()));
    ServiceTransport.start(transport);
  }

  @Override
  public synchronized void stop() {
    transport.stop();
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
