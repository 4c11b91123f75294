/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.chassis.broker.JobTopology;
import dev.covey.chassis.publish.PublishSettings;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.time.CoveyClock;
import dev.covey.testing.CuttableProxy;
import dev.covey.testing.fixtures.CuttableDatabase;
import java.io.IOException;

/**
 * A transport as a process of its own would have it: its way to broker and database can be cut, and
 * it can crash.
 */
final class TransportProcess implements AutoCloseable {
  private final CuttableProxy broker;
  private final CuttableDatabase database;
  private final JobTransport transport;
  private boolean crashed;

  TransportProcess(
      BrokerAccess brokerAccess,
      DatabaseAccess databaseAccess,
      JobTopology topology,
      JobMetrics metrics,
      ConsumeSettings consume,
      PublishSettings publish)
      throws IOException {
    this.broker = new CuttableProxy(brokerAccess.host(), brokerAccess.port());
    this.database = CuttableDatabase.of(databaseAccess, "process");
    BrokerAccess throughProxy =
        new BrokerAccess(
            "localhost",
            broker.port(),
            brokerAccess.virtualHost(),
            false,
            brokerAccess.user(),
            brokerAccess.password());
    this.transport =
        new JobTransport(
            "test",
            new JobTransport.Setup(
                throughProxy,
                database.database(),
                CoveyClock.system(),
                consume,
                publish,
                topology,
                metrics));
  }

  JobTransport transport() {
    return transport;
  }

  Outbox outbox() {
    return transport.outbox();
  }

  CuttableProxy broker() {
    return broker;
  }

  CuttableProxy database() {
    return database.way();
  }

  /** To the rest of the world it ends now, in the middle of whatever it does. */
  void crash() {
    crashed = true;
    broker.refuse(true);
    database.way().refuse(true);
  }

  @Override
  public void close() throws IOException {
    if (!crashed) {
      broker.refuse(false);
      database.way().refuse(false);
    }
    transport.stop();
    broker.close();
    database.close();
  }
}
