/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Counts what a web server is asked and how it answers. Safe for many threads. */
public final class RegistryWebMetrics {
  private static final Duration[] BUCKETS = Buckets.slow();

  private final Meters requests;
  private final Meters times;

  public RegistryWebMetrics(MeterRegistry registry) {
    this.requests = new Meters(registry, MetricNames.WEB_REQUESTS, "route", "status");
    this.times = new Meters(registry, MetricNames.WEB_TIME, "route");
  }

  /** With {@code route} the pattern, never the path: there would be a series for each. */
  public void answered(String route, int status, Duration took) {
    requests.count(route, Integer.toString(status));
    times.time(took, BUCKETS, route);
  }
}
