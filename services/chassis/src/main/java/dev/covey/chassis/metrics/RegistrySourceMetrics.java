/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import dev.covey.model.source.SourceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Shows calls to the outside world to Prometheus. Safe for many threads. */
public final class RegistrySourceMetrics implements SourceMetrics {
  private static final Duration[] BUCKETS = Buckets.slow();

  private final Meters requests;
  private final Meters times;

  public RegistrySourceMetrics(MeterRegistry registry) {
    this.requests = new Meters(registry, MetricNames.SOURCE_REQUESTS, "source", "outcome");
    this.times = new Meters(registry, MetricNames.SOURCE_TIME, "source");
  }

  @Override
  public void request(String source, String outcome, Duration took) {
    requests.count(source, outcome);
    times.time(took, BUCKETS, source);
  }
}
