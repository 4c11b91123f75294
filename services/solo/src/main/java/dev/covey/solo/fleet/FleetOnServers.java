/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.fleet;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.RunningServers;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.health.HealthServer;
import dev.covey.chassis.lifecycle.Lifecycle;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.metrics.ConnectionGauges;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.metrics.QueueGauges;
import dev.covey.chassis.service.DatabaseReady;
import dev.covey.chassis.service.HealthService;
import dev.covey.model.database.Database;
import dev.covey.solo.embedded.Servers;
import dev.covey.solo.home.CoveyHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole fleet with the servers it needs: those that the settings name, or embedded ones. While
 * it runs the data folder says where they listen, for other commands. Stops what has started when
 * it failed in the middle.
 */
public final class FleetOnServers implements Service {
  private final CoveyHome home;
  private final Settings settings;
  private final FleetMetrics metrics = new FleetMetrics();
  private @Nullable Servers servers;
  private @Nullable Database gauges;
  private @Nullable Lifecycle parts;

  public FleetOnServers(CoveyHome home, Settings settings) {
    this.home = home;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "fleet on its servers";
  }

  public boolean isRunning() {
    Lifecycle running = parts;
    return running != null && running.state() == Lifecycle.State.RUNNING;
  }

  @Override
  public void start() throws Exception {
    Servers started = Servers.start(home, settings);
    servers = started;
    CoveyConfig config = CoveyConfig.from(settings.with(started.addresses(), "embedded"));
    RunningServers.write(home.folder(), started.addresses());
    HealthChecks health = new HealthChecks();
    ConnectionGauges.register(metrics, health);
    Database watched = new Database(config.database().access().withPoolSize(1), "metrics");
    gauges = watched;
    QueueGauges.register(metrics, watched);
    HealthServer http = new HealthServer(config.http(), health, this::isRunning, metrics::scrape);
    Lifecycle starting =
        new Lifecycle(
            List.of(
                new HealthService(http),
                new DatabaseReady(config.database().access()),
                new Fleet(config, metrics, health, Parts.ALL)));
    parts = starting;
    starting.start();
  }

  @Override
  public void stop() {
    try {
      if (parts != null) {
        parts.stop();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    } finally {
      closeServers();
    }
  }

  private void closeServers() {
    if (gauges != null) {
      gauges.close();
    }
    metrics.close();
    try {
      RunningServers.remove(home.folder());
    } catch (IOException failure) {
      throw new UncheckedIOException("could not tidy " + home.folder(), failure);
    } finally {
      if (servers != null) {
        servers.close();
      }
    }
  }
}
