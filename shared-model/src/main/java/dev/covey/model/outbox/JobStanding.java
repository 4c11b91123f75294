/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.util.UUID;

/**
 * Where a job's row stands when its message arrives.
 *
 * @param attempts those that failed or ended with their process
 * @param early it waits for a moment that has not come
 * @param held another living process works on it
 */
public record JobStanding(UUID id, JobState state, int attempts, boolean early, boolean held) {}
