/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.transport.ServiceTransport;
import dev.covey.model.entity.Entities;
import dev.covey.model.message.PersistedReview;
import dev.covey.source.chosen.OpenSources;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes PersistedReview jobs and looks at their tweets where each profile is read. */
public final class PersistedReviewWorker implements Service {
  public static final String NAME = "persisted-review-worker";

  private final ServiceContext context;
  private final JobTransport transport;
  private @Nullable Opened opened;

  private record Opened(OpenSources reading, Entities entities) {
    void close() {
      reading.close();
      entities.close();
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
    OpenSources reading = OpenSources.of(context);
    Entities entities = new Entities(context.database());
    opened = new Opened(reading, entities);
    transport.consume(
        PersistedReview.class,
        new PersistedReviewHandler(
            context.database(),
            entities,
            reading.sources()::of,
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
