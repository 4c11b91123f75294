/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.model.message.Job;

/**
 * What a worker does with one job. Runs on a virtual thread, many at once, and may be called again
 * for the same job after a crash: whatever must happen once belongs into the outcome's {@link
 * Effect}. An exception counts as a failed attempt and is tried again later.
 */
@FunctionalInterface
public interface JobHandler<J extends Job> {
  JobOutcome handle(J job, JobContext context) throws Exception;
}
