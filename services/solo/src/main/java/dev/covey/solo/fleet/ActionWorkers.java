/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.fleet;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.lifecycle.Lifecycle;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.model.database.Database;
import dev.covey.task.dispatchactions.ActionDispatcher;
import dev.covey.worker.action.ActionWorker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispatcher and a number of action workers in this process, beside those that run elsewhere.
 * They share connections to the database, so that many of them don't take all that it has.
 */
final class ActionWorkers implements Service {
  private static final int MOST_CONNECTIONS = 30;

  private final CoveyConfig config;
  private final int workers;
  private final FleetMetrics metrics;
  private final Database database;
  private @Nullable Lifecycle lifecycle;

  ActionWorkers(CoveyConfig config, int workers, FleetMetrics metrics) {
    this.config = config;
    this.workers = workers;
    this.metrics = metrics;
    this.database =
        new Database(
            config.database().access().withPoolSize(Math.min(4 + 2 * workers, MOST_CONNECTIONS)),
            "covey-action-workers");
  }

  @Override
  public String name() {
    return "action workers";
  }

  @Override
  public synchronized void start() throws Exception {
    metrics.watch(database);
    List<Service> services = new ArrayList<>();
    services.add(new ActionDispatcher(context(ActionDispatcher.NAME)));
    for (int number = 1; number <= workers; number++) {
      services.add(new ActionWorker(context(ActionWorker.NAME + "-" + number)));
    }
    Lifecycle starting = new Lifecycle(services);
    lifecycle = starting;
    starting.start();
  }

  private ServiceContext context(String name) {
    return new ServiceContext(
        name, List.of(), config, config.clock().clock(), database, metrics, new HealthChecks());
  }

  @Override
  public synchronized void stop() {
    try {
      if (lifecycle != null) {
        lifecycle.stop();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    } finally {
      database.close();
    }
  }
}
