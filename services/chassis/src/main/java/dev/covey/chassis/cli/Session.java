/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.cli;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.service.DatabaseReady;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one command of the command line works with. Everything is opened on first use, so that help
 * and usage errors cost nothing. A command has no broker: its jobs wait in their rows for a running
 * service to hand them over. One thread at a time.
 */
public final class Session implements AutoCloseable {
  /** For imports and for lists that read whole tables. */
  private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

  private final ConfigSource configSource;
  private @Nullable CoveyConfig config;
  private @Nullable Database database;
  private @Nullable Entities entities;
  private @Nullable AccountLedger ledger;

  /** Where the configuration comes from; may throw ConfigException. */
  @FunctionalInterface
  public interface ConfigSource {
    CoveyConfig load();
  }

  public Session(ConfigSource configSource) {
    this.configSource = configSource;
  }

  public CoveyConfig config() {
    if (config == null) {
      config = configSource.load();
    }
    return config;
  }

  public CoveyClock clock() {
    return config().clock().clock();
  }

  /** The fleet's database, reached, and with a schema that is up to date. */
  public Database database() throws StartupException {
    if (database == null) {
      var access = config().database().access().withPoolSize(4);
      new DatabaseReady(access).start();
      database = new Database(access, "covey-cli", LONGEST_STATEMENT);
    }
    return database;
  }

  public Entities entities() throws StartupException {
    if (entities == null) {
      entities = new Entities(database());
    }
    return entities;
  }

  public AccountLedger ledger() throws StartupException {
    if (ledger == null) {
      ledger =
          CombiningLedger.start(
              database(), config().clock().ledgerClock(), ArmAttempts.NONE, LedgerMetrics.NONE);
    }
    return ledger;
  }

  public Outbox outbox() {
    return new PostgresOutbox(new MessageCodec(), clock(), MessagePublisher.NONE);
  }

  /** How the audit calls whoever typed the command. */
  public static String operator() {
    return "command line, user " + System.getProperty("user.name", "unknown");
  }

  @Override
  public void close() {
    if (ledger != null) {
      ledger.close();
    }
    if (entities != null) {
      entities.close();
    }
    if (database != null) {
      database.close();
    }
  }
}
