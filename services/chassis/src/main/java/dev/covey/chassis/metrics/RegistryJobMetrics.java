/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import dev.covey.chassis.consume.JobMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Counts for Prometheus what becomes of messages. */
public final class RegistryJobMetrics implements JobMetrics {
  private final MeterRegistry registry;
  private final Meters received;
  private final Meters ended;
  private final Meters handled;

  public RegistryJobMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.received = new Meters(registry, MetricNames.JOBS_RECEIVED, "type");
    this.ended = new Meters(registry, MetricNames.JOBS, "type", "outcome");
    this.handled = new Meters(registry, MetricNames.JOB_TIME, "type");
  }

  @Override
  public void received(String type) {
    received.count(type);
  }

  @Override
  public void ended(String type, Fate fate) {
    ended.count(type, fate.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void handled(String type, Duration took) {
    handled.time(took, Buckets.slow(), type);
  }

  @Override
  public void watchInFlight(String type, IntSupplier inFlight) {
    Gauge.builder(MetricNames.JOBS_IN_FLIGHT, inFlight, IntSupplier::getAsInt)
        .tag("type", type)
        .strongReference(true)
        .register(registry);
  }
}
