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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every part of the fleet in this process, each with the connections it would have alone. Starts
 * and stops as one service.
 */
public final class Fleet implements Service {
  private final CoveyConfig config;
  private final FleetMetrics metrics;
  private final HealthChecks health;
  private final List<FleetPart> parts;
  private final List<ServiceContext> contexts = new ArrayList<>();
  private @Nullable Lifecycle lifecycle;

  public Fleet(
      CoveyConfig config, FleetMetrics metrics, HealthChecks health, List<FleetPart> parts) {
    this.config = config;
    this.metrics = metrics;
    this.health = health;
    this.parts = List.copyOf(parts);
  }

  @Override
  public String name() {
    return "fleet";
  }

  @Override
  public void start() throws Exception {
    List<Service> services = new ArrayList<>();
    for (FleetPart part : parts) {
      ServiceContext context = ServiceContext.open(part.name(), List.of(), config, metrics, health);
      contexts.add(context);
      services.add(part.create(context));
    }
    Lifecycle started = new Lifecycle(services);
    lifecycle = started;
    started.start();
  }

  @Override
  public void stop() {
    try {
      if (lifecycle != null) {
        lifecycle.stop();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    } finally {
      contexts.forEach(ServiceContext::close);
      contexts.clear();
    }
  }
}
