/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.embedded;

import dev.covey.chassis.config.BrokerConfig;
import dev.covey.chassis.config.DatabaseConfig;
import dev.covey.chassis.config.Setting;
import dev.covey.chassis.config.Settings;
import dev.covey.embedded.EmbeddedServerException;
import dev.covey.embedded.broker.BrokerSettings;
import dev.covey.embedded.broker.EmbeddedBroker;
import dev.covey.embedded.postgres.EmbeddedPostgres;
import dev.covey.embedded.postgres.PostgresSettings;
import dev.covey.solo.home.CoveyHome;
import dev.covey.solo.home.HomeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Postgres and the broker of a fleet in one process: each is the one that the settings name, or
 * an embedded one in the data folder where they name none. Closing stops the embedded ones only, so
 * it comes after all that uses them. One thread at a time.
 */
public final class Servers implements AutoCloseable {
  private static final String POSTGRES = "postgres";
  private static final String BROKER = "broker";

  private final Map<Setting<?>, String> addresses;
  private final List<Runnable> close;

  private Servers(Map<Setting<?>, String> addresses, List<Runnable> close) {
    this.addresses = Map.copyOf(addresses);
    this.close = close;
  }

  /**
   * Starts what is missing, both at once, and leaves none running when one fails.
   *
   * @throws EmbeddedServerException when one doesn't start; its message is for the user
   */
  public static Servers start(CoveyHome home, Settings settings) throws HomeException {
    Map<Setting<?>, String> addresses = new HashMap<>();
    StartTogether starting = new StartTogether();
    if (!settings.isSet(DatabaseConfig.URL)) {
      EmbeddedPostgres postgres = postgres(home);
      starting.add(postgres::start, postgres::close);
      addresses.put(DatabaseConfig.URL, postgres.url().substring("jdbc:".length()));
      addresses.put(DatabaseConfig.USER, EmbeddedPostgres.USER);
      addresses.put(DatabaseConfig.PASSWORD, postgres.password());
    }
    if (!settings.isSet(BrokerConfig.URL)) {
      EmbeddedBroker broker = broker(home);
      starting.add(broker::start, broker::close);
      addresses.put(BrokerConfig.URL, broker.uri().toString());
      addresses.put(BrokerConfig.USER, EmbeddedBroker.USER);
      addresses.put(BrokerConfig.PASSWORD, broker.password());
    }
    return new Servers(addresses, starting.run());
  }

  private static EmbeddedPostgres postgres(CoveyHome home) throws HomeException {
    return new EmbeddedPostgres(
        PostgresSettings.durable(
            home.dataOf(POSTGRES),
            home.logOf(POSTGRES),
            home.port(POSTGRES),
            home.password(POSTGRES)));
  }

  private static EmbeddedBroker broker(CoveyHome home) throws HomeException {
    return new EmbeddedBroker(
        new BrokerSettings(home.dataOf(BROKER), home.port(BROKER), home.password(BROKER)));
  }

  /** The settings by which the embedded ones are reached; empty where none is embedded. */
  public Map<Setting<?>, String> addresses() {
    return addresses;
  }

  /** Broker first; may be called more than once. */
  @Override
  public void close() {
    close.forEach(Runnable::run);
  }
}
