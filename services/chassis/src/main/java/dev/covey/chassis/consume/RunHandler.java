/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.chassis.tracing.TraceScope;
import dev.covey.model.message.Job;
import dev.covey.model.outbox.ParkingKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Runs the handler of one job type and says how the job is to be settled. */
final class RunHandler<J extends Job> {
  private static final String JOB_KEY = "jobId";

  private final Class<J> type;
  private final String typeName;
  private final JobHandler<J> handler;
  private final Failures failures;
  private final JobMetrics metrics;

  RunHandler(
      Class<J> type,
      String typeName,
      JobHandler<J> handler,
      Failures failures,
      JobMetrics metrics) {
    this.type = type;
    this.typeName = typeName;
    this.handler = handler;
    this.failures = failures;
    this.metrics = metrics;
  }

  /** Null where the job was given up meanwhile. Whatever the handler throws is an outcome, too. */
  Settlement.@Nullable OfJob run(HeldJob job) {
    job.handledBy(Thread.currentThread());
    MDC.put(JOB_KEY, job.id().toString());
    long begun = System.nanoTime();
    Settlement.OfJob settlement;
    try {
      settlement = settlement(job, handle(job));
    } catch (Throwable failure) { // an Error of one job must not end the others
      settlement = failures.threw(job, failure);
    }
    metrics.handled(typeName, Duration.ofNanos(System.nanoTime() - begun));
    MDC.remove(JOB_KEY);
    job.handledBy(null);
    return job.abandoned() ? null : settlement;
  }

  private JobOutcome handle(HeldJob job) throws Exception {
    J payload = type.cast(job.envelope().payload());
    JobContext context = new JobContext(job.id(), job.attempts() + 1);
    return TraceScope.call(job.envelope().traceparent(), () -> handler.handle(payload, context));
  }

  private Settlement.OfJob settlement(HeldJob job, JobOutcome outcome) {
    return switch (outcome) {
      case JobOutcome.Done(Effect effect) -> new Settlement.Finish(job, effect);
      case JobOutcome.RetryAt(var at, String reason, Effect effect) ->
          failures.failed(job, at, reason, effect);
      case JobOutcome.Postpone(var at, String reason, Effect effect) ->
          new Settlement.Later(job, at, reason, false, effect);
      case JobOutcome.Park(String reason) ->
          new Settlement.Aside(job, ParkingKind.REJECTED, reason, true, Effect.NONE);
    };
  }
}
