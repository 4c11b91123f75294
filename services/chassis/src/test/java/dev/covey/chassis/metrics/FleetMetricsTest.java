/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobMetrics;
import dev.covey.chassis.health.HealthCheck;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.health.HealthResult;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.source.SourceMetrics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetMetricsTest {
  private final FleetMetrics metrics = new FleetMetrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void process_isShown() {
    assertThat(metrics.scrape())
        .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
  }

  @Test
  void ledger_isShown() {
    LedgerMetrics ledger = new RegistryLedgerMetrics(metrics.registry());

    ledger.granted("like");
    ledger.granted("like");
    ledger.waited("like", "window");
    ledger.failed();
    ledger.acquired(Duration.ofMillis(3));

    assertThat(metrics.scrape())
        .contains(
            "covey_ledger_grants_total{kind=\"like\"} 2.0",
            "covey_ledger_waits_total{kind=\"like\",rule=\"window\"} 1.0",
            "covey_ledger_failures_total 1.0",
            "covey_ledger_acquire_seconds_bucket{le=\"0.002\"} 0",
            "covey_ledger_acquire_seconds_bucket{le=\"0.005\"} 1",
            "covey_ledger_acquire_seconds_count 1");
  }

  @Test
  void jobs_areShown() {
    JobMetrics jobs = new RegistryJobMetrics(metrics.registry());

    jobs.received("Archive");
    jobs.ended("Archive", JobMetrics.Fate.DONE);
    jobs.handled("Archive", Duration.ofMillis(30));
    jobs.watchInFlight("Archive", () -> 3);

    assertThat(metrics.scrape())
        .contains(
            "covey_jobs_received_total{type=\"Archive\"} 1.0",
            "covey_jobs_total{outcome=\"done\",type=\"Archive\"} 1.0",
            "covey_job_seconds_bucket{type=\"Archive\",le=\"0.1\"} 1",
            "covey_jobs_in_flight{type=\"Archive\"} 3.0");
  }

  @Test
  void sources_areShown() {
    SourceMetrics sources = new RegistrySourceMetrics(metrics.registry());

    sources.request("nitter", "ok", Duration.ofMillis(400));

    assertThat(metrics.scrape())
        .contains(
            "covey_source_requests_total{outcome=\"ok\",source=\"nitter\"} 1.0",
            "covey_source_seconds_bucket{source=\"nitter\",le=\"0.5\"} 1",
            "covey_source_seconds_sum{source=\"nitter\"} 0.4");
  }

  @Test
  void connections_areLookedAtByEachScrape() {
    AtomicReference<HealthResult> broker = new AtomicReference<>(HealthResult.OK);
    HealthChecks checks = new HealthChecks();
    checks.add(
        new HealthCheck() {
          @Override
          public String name() {
            return "broker";
          }

          @Override
          public HealthResult check() {
            return broker.get();
          }
        });
    ConnectionGauges.register(metrics, checks);

    assertThat(metrics.scrape()).contains("covey_connection_up{target=\"broker\"} 1.0");
    broker.set(HealthResult.failed("gone"));
    assertThat(metrics.scrape()).contains("covey_connection_up{target=\"broker\"} 0.0");
  }
}
