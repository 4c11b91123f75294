/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import dev.covey.model.ledger.LedgerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Shows the ledger's decisions to Prometheus. Safe for many threads. */
public final class RegistryLedgerMetrics implements LedgerMetrics {
  private static final Duration[] BUCKETS = Buckets.fast();

  private final Meters grants;
  private final Meters waits;
  private final Meters failures;
  private final Meters times;

  public RegistryLedgerMetrics(MeterRegistry registry) {
    this.grants = new Meters(registry, MetricNames.LEDGER_GRANTS, "kind");
    this.waits = new Meters(registry, MetricNames.LEDGER_WAITS, "kind", "rule");
    this.failures = new Meters(registry, MetricNames.LEDGER_FAILURES);
    this.times = new Meters(registry, MetricNames.LEDGER_ACQUIRE_TIME);
  }

  @Override
  public void granted(String kind) {
    grants.count(kind);
  }

  @Override
  public void waited(String kind, String rule) {
    waits.count(kind, rule);
  }

  @Override
  public void failed() {
    failures.count();
  }

  @Override
  public void acquired(Duration took) {
    times.time(took, BUCKETS);
  }
}
