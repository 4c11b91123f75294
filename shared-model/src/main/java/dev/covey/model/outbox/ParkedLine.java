/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was parked, with all that is known about it.
 *
 * @param jobId where it is a job; then the job's row has the body
 * @param body as it came, or its first part where {@code size} says so
 */
@SuppressWarnings("ArrayRecordComponent") // shown, never compared
public record ParkedLine(
    long id,
    String kind,
    @Nullable UUID jobId,
    String queue,
    String reason,
    int attempts,
    String headers,
    byte @Nullable [] body,
    @Nullable Long size,
    @Nullable String sha256,
    Instant parkedAt,
    @Nullable String resolution,
    @Nullable Instant resolvedAt) {}
