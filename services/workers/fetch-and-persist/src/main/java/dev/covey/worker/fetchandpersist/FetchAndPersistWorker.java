/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

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
import dev.covey.model.message.FetchAndPersist;
import dev.covey.model.source.TweetSource;
import dev.covey.source.chosen.ChosenSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes FetchAndPersist jobs and reads them from the source that each profile is read from. */
public final class FetchAndPersistWorker implements Service {
  public static final String NAME = "fetch-and-persist-worker";
  private static final Logger LOG = LoggerFactory.getLogger(FetchAndPersistWorker.class);

  private final ServiceContext context;
  private final JobTransport transport;
  private @Nullable Opened opened;

  private record Opened(AccountLedger ledger, Entities entities, TweetSource source) {
    void close() {
      source.close();
      entities.close();
      ledger.close();
    }
  }

  public FetchAndPersistWorker(ServiceContext context) {
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
    if (!ChosenSource.isSetUp(context.config())) {
      LOG.warn(
          "neither COVEY_NITTER_HOSTS nor COVEY_X_BEARER_TOKEN is set: what is to be fetched waits"
              + " until one is");
    }
    Entities entities = new Entities(context.database());
    TweetSource source =
        ChosenSource.of(
            context.config(),
            context.database(),
            ledger,
            context.clock(),
            new RegistrySourceMetrics(context.metrics().registry()));
    opened = new Opened(ledger, entities, source);
    transport.consume(
        FetchAndPersist.class,
        new FetchAndPersistHandler(
            context.database(), entities, source, transport.outbox(), context.clock()));
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
