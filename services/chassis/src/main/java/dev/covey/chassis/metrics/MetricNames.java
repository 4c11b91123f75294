/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.metrics;

/**
 * The names of Covey's metrics, as Micrometer takes them; dashboards and alert rules see them with
 * underscores and the unit or {@code _total} at the end.
 */
public final class MetricNames {
  /** Messages received, by {@code type}. */
  public static final String JOBS_RECEIVED = "covey.jobs.received";

  /** Jobs settled, by {@code type} and {@code outcome}. */
  public static final String JOBS = "covey.jobs";

  /** How long handlers take, by {@code type}. */
  public static final String JOB_TIME = "covey.job";

  /** Jobs being handled, by {@code type}. */
  public static final String JOBS_IN_FLIGHT = "covey.jobs.in.flight";

  /** Rows of unfinished jobs, by {@code state}. */
  public static final String OUTBOX_DEPTH = "covey.outbox.depth";

  /** Messages and jobs put aside for a person. */
  public static final String JOBS_PARKED = "covey.jobs.parked";

  /** Permits given, by {@code kind}. */
  public static final String LEDGER_GRANTS = "covey.ledger.grants";

  /** Answers "not yet", by {@code kind} and {@code rule}. */
  public static final String LEDGER_WAITS = "covey.ledger.waits";

  /** Requests that the ledger could not answer. */
  public static final String LEDGER_FAILURES = "covey.ledger.failures";

  /** From asking the ledger to its answer. */
  public static final String LEDGER_ACQUIRE_TIME = "covey.ledger.acquire";

  /** 1 while {@code target} can be reached, else 0. */
  public static final String CONNECTION_UP = "covey.connection.up";

  /** Actions, by {@code status}. */
  public static final String ACTIONS = "covey.actions";

  /** Webhooks, by {@code state}. */
  public static final String WEBHOOKS = "covey.webhooks";

  /** Stored tweets that are not simply visible, by {@code verdict}. */
  public static final String REVIEWS = "covey.reviews";

  /** Seconds since a run of {@code task} ended well. */
  public static final String TASK_AGE = "covey.task.age";

  /** Calls to the outside world, by {@code source} and {@code outcome}. */
  public static final String SOURCE_REQUESTS = "covey.source.requests";

  /** How long calls to the outside world take, by {@code source}. */
  public static final String SOURCE_TIME = "covey.source";

  /** Requests to the REST API, by {@code route} and {@code status}. */
  public static final String WEB_REQUESTS = "covey.web.requests";

  /** How long answers of the REST API take, by {@code route}. */
  public static final String WEB_TIME = "covey.web";

  private MetricNames() {}
}
