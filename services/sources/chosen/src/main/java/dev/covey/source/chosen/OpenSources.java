/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.chosen;

import dev.covey.chassis.config.SourcesConfig;
import dev.covey.chassis.metrics.RegistryLedgerMetrics;
import dev.covey.chassis.metrics.RegistrySourceMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a service needs to read profiles: the sources, and the ledger they ask. */
public record OpenSources(AccountLedger ledger, ChosenSource sources) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSources.class);

  /** Opens them; without any source it warns, and what is to be read waits. */
  public static OpenSources of(ServiceContext context) {
    if (!ChosenSource.isSetUp(context.config())) {
      LOG.warn(
          "neither {} nor {} is set: what is to be read waits until one is",
          SourcesConfig.NITTER_HOSTS.env(),
          SourcesConfig.X_BEARER_TOKEN.env());
    }
    AccountLedger ledger =
        CombiningLedger.start(
            context.database(),
            context.config().clock().ledgerClock(),
            ArmAttempts.NONE,
            new RegistryLedgerMetrics(context.metrics().registry()));
    try {
      ChosenSource sources =
          ChosenSource.of(
              context.config(),
              context.database(),
              ledger,
              context.clock(),
              new RegistrySourceMetrics(context.metrics().registry()));
      return new OpenSources(ledger, sources);
    } catch (RuntimeException wrong) {
      ledger.close();
      throw wrong;
    }
  }

  /** Ends the sources' waits first, since they wait for the ledger. */
  @Override
  public void close() {
    sources.close();
    ledger.close();
  }
}
