/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.health.DatabaseCheck;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.model.database.Database;
import dev.covey.model.time.CoveyClock;
import java.util.List;

/**
 * What a service's constructor is given. Each service has its own, also where several share a
 * process: its own connections, shared metrics and health checks. Opening does no I/O.
 *
 * @param arguments what follows the service's name on the command line
 */
public record ServiceContext(
    String serviceName,
    List<String> arguments,
    CoveyConfig config,
    CoveyClock clock,
    Database database,
    FleetMetrics metrics,
    HealthChecks health)
    implements AutoCloseable {

  public ServiceContext {
    arguments = List.copyOf(arguments);
  }

  /** Throws {@link dev.covey.chassis.config.ConfigException} where a needed server is not set. */
  public static ServiceContext open(
      String serviceName,
      List<String> arguments,
      CoveyConfig config,
      FleetMetrics metrics,
      HealthChecks health) {
    Database database = new Database(config.database().access(), serviceName);
    metrics.watch(database);
    health.add(new DatabaseCheck(database));
    return new ServiceContext(
        serviceName, arguments, config, config.clock().clock(), database, metrics, health);
  }

  @Override
  public void close() {
    database.close();
  }
}
