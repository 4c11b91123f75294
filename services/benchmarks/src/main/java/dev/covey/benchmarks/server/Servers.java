/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.server;

import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.embedded.FreePort;
import dev.covey.embedded.broker.BrokerSettings;
import dev.covey.embedded.broker.EmbeddedBroker;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.testing.RabbitNode;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one run, which it has to itself: a durable Postgres, and the brokers asked for.
 */
public final class Servers implements AutoCloseable {
  private static final String PASSWORD = "bench";
  private static final int COVEY_POOL = 10;

  private final BenchPostgres postgres;
  private @Nullable RabbitNode rabbit;
  private @Nullable EmbeddedBroker embedded;

  public Servers() throws IOException {
    postgres = BenchPostgres.durable("servers", "2GB");
  }

  public void start(boolean withRabbit, boolean withEmbedded) {
    postgres.start();
    if (withRabbit) {
      rabbit = new RabbitNode();
      rabbit.start();
    }
    if (withEmbedded) {
      embedded =
          new EmbeddedBroker(
              new BrokerSettings(postgres.folder().resolve("broker"), FreePort.find(), PASSWORD));
      embedded.start();
    }
  }

  /** With as many connections as a service has by default. */
  public DatabaseAccess database() {
    return postgres.access(COVEY_POOL);
  }

  /** Null where it was not started. */
  public @Nullable String rabbitUri() {
    return rabbit == null ? null : rabbit.access().uri().toString();
  }

  public static BrokerAccess access(String uri) {
    return BrokerAccess.parse(uri, "", "");
  }

  /** Null where it was not started. */
  public @Nullable BrokerAccess embedded() {
    EmbeddedBroker broker = embedded;
    return broker == null
        ? null
        : BrokerAccess.parse(broker.uri().toString(), EmbeddedBroker.USER, broker.password());
  }

  @Override
  public void close() throws IOException {
    try {
      if (rabbit != null) {
        Objects.requireNonNull(rabbit).close();
      }
      if (embedded != null) {
        Objects.requireNonNull(embedded).close();
      }
    } finally {
      postgres.close();
    }
  }
}
