/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.metrics.RegistryLedgerMetrics;
import dev.covey.chassis.metrics.RegistrySourceMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.transport.ServiceTransport;
import dev.covey.model.entity.Entities;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.message.PersistedReview;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes PersistedReview jobs and looks at their tweets on the configured Nitter instances. */
public final class PersistedReviewWorker implements Service {
  public static final String NAME = "persisted-review-worker";
  private static final Logger LOG = LoggerFactory.getLogger(PersistedReviewWorker.class);

  private final ServiceContext context;
  private final JobTransport transport;
  private @Nullable Opened opened;

  private record Opened(AccountLedger ledger, Entities entities, NitterSource source) {
    void close() {
      source.close();
      entities.close();
      ledger.close();
    }
  }

  public PersistedReviewWorker(ServiceContext context) {
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
    AccountLedger ledger =
        CombiningLedger.start(
            context.database(),
            context.config().clock().ledgerClock(),
            ArmAttempts.NONE,
            new RegistryLedgerMetrics(context.metrics().registry()));
    NitterSettings settings = NitterSettings.of(context.config());
    if (settings.instances().isEmpty()) {
      LOG.warn("COVEY_NITTER_HOSTS names no instance: reviews wait until it does");
    }
    Entities entities = new Entities(context.database());
    NitterSource source =
        new NitterSource(
            settings,
            ledger,
            context.clock(),
            new RegistrySourceMetrics(context.metrics().registry()));
    opened = new Opened(ledger, entities, source);
    transport.consume(
        PersistedReview.class,
        new PersistedReviewHandler(
            context.database(),
            entities,
            source,
            transport.outbox(),
            context.clock(),
            context.config().history()));
    ServiceTransport.start(transport);
  }

  /** Ends the source's waits after the jobs had their grace period, so that none is cut short. */
  @Override
  public synchronized void stop() {
    transport.stop();
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
