/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import dev.covey.chassis.health.HealthChecks;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/** Shows which servers can be reached, as the health checks find them at each scrape. */
public final class ConnectionGauges {
  private final MultiGauge gauge;
  private final HealthChecks checks;

  private ConnectionGauges(MultiGauge gauge, HealthChecks checks) {
    this.gauge = gauge;
    this.checks = checks;
  }

  public static void register(FleetMetrics metrics, HealthChecks checks) {
    MultiGauge gauge =
        MultiGauge.builder(MetricNames.CONNECTION_UP)
            .description("1 while the target can be reached")
            .register(metrics.registry());
    metrics.beforeScrape(new ConnectionGauges(gauge, checks)::refresh);
  }

  private void refresh() {
    gauge.register(
        checks.run().entrySet().stream()
            .map(check ->
                MultiGauge.Row.of(Tags.of("target", check.getKey()), check.getValue().ok() ? 1 : 0))
            .toList(),
        true);
  }
}
