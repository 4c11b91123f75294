/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be expected of a job type.
 *
 * @param nextRun when its next waiting job is due; null where none waits
 * @param queued how many of its jobs are at the broker, counted no further than asked
 */
public record JobOutlook(String type, @Nullable Instant nextRun, int queued) {}
