/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

import dev.covey.model.database.Database;
import dev.covey.model.review.Verdict;
import io.micrometer.core.instrument.MultiGauge;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Shows how much waits in Postgres. Every process shows the same figures, so that they are there as
 * long as one lives: dashboards take the maximum over processes. Counting stops at a hundred
 * thousand, which keeps a scrape cheap however much there is.
 */
public final class QueueGauges {
  private static final int MOST = 100_000;

  private QueueGauges() {}

  public static void register(FleetMetrics metrics, Database database) {
    add(
        metrics,
        database,
        MetricNames.OUTBOX_DEPTH,
        "jobs not yet done, by state",
        counts("job", "state", "waiting", "queued"),
        "state");
    add(
        metrics,
        database,
        MetricNames.JOBS_PARKED,
        "messages and jobs that wait for a person",
        count("parked", "parking where resolved_at is null"),
        "");
    add(
        metrics,
        database,
        MetricNames.ACTIONS,
        "actions that are not completed or cancelled, by status",
        counts("action", "status", "pending", "failed", "held", "unknown")
            + " union all "
            + count(
                "running",
                "lane join action on action.id = action_id"
                    + " where state = 'busy' and status = 'running'"),
        "status");
    add(
        metrics,
        database,
        MetricNames.REVIEWS,
        "stored tweets by verdict, but for those that are visible",
        counts("review", "verdict", hiddenVerdicts()),
        "verdict");
    add(
        metrics,
        database,
        MetricNames.TASK_AGE,
        "seconds since a run of the task ended well",
        "select task, extract(epoch from now() - max(ended_at))::bigint from task_run"
            + " where outcome = 'done' and ended_at > now() - interval '2 days' group by task",
        "task");
    add(
        metrics,
        database,
        MetricNames.WEBHOOKS,
        "webhooks, by state; gone are those whose receiver asked to be told nothing more",
        String.join(
            " union all ",
            count("active", "webhook where paused_at is null and rests_until is null"),
            count("resting", "webhook where paused_at is null and rests_until is not null"),
            count("paused", "webhook where paused_at is not null and paused_reason is null"),
            count("gone", "webhook where paused_reason is not null")),
        "state");
  }

  private static String[] hiddenVerdicts() {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict != Verdict.VISIBLE)
        .map(Verdict::text)
        .toArray(String[]::new);
  }

  /** One branch per value, so that each is answered by its partial index. */
  private static String counts(String table, String column, String... values) {
    return Arrays.stream(values)
        .map(value -> count(value, table + " where " + column + " = '" + value + "'"))
        .collect(Collectors.joining(" union all "));
  }

  private static String count(String name, String rows) {
    return "select '%s', count(*) from (select 1 from %s limit %d) as counted"
        .formatted(name, rows, MOST);
  }

  private static void add(
      FleetMetrics metrics,
      Database database,
      String name,
      String description,
      String sql,
      String label) {
    MultiGauge gauge =
        MultiGauge.builder(name).description(description).register(metrics.registry());
    metrics.beforeScrape(new CountedRows(database, name, sql, gauge, label)::refresh);
  }
}
