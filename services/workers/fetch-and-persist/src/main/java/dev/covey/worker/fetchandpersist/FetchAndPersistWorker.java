/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.transport.ServiceTransport;
import dev.covey.model.entity.Entities;
import dev.covey.model.message.FetchAndPersist;
import dev.covey.source.chosen.OpenSources;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes FetchAndPersist jobs and reads them from the source that each profile is read from. */
public final class FetchAndPersistWorker implements Service {
  public static final String NAME = "fetch-and-persist-worker";

  private final ServiceContext context;
  private final JobTransport transport;
  private @Nullable Opened opened;

  private record Opened(OpenSources reading, Entities entities) {
    void close() {
      reading.close();
      entities.close();
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
    OpenSources reading = OpenSources.of(context);
    Entities entities = new Entities(context.database());
    opened = new Opened(reading, entities);
    transport.consume(
        FetchAndPersist.class,
        new FetchAndPersistHandler(
            context.database(), entities, reading.sources(), transport.outbox(), context.clock()));
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
