/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.message.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job to be queued.
 *
 * @param runAt not before this moment; null for at once
 * @param uniqueKey at most one unfinished job has this key: a second one is not queued
 */
public record NewJob(Job job, @Nullable Instant runAt, @Nullable String uniqueKey) {
  public static NewJob now(Job job) {
    return new NewJob(job, null, null);
  }
}
