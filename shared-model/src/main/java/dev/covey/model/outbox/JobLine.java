/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job's row, for people. */
public record JobLine(
    UUID id,
    String type,
    JobState state,
    String body,
    @Nullable String uniqueKey,
    Instant createdAt,
    Instant runAt,
    int attempts,
    @Nullable Instant queuedAt,
    @Nullable String owner,
    @Nullable Instant leasedUntil,
    @Nullable Instant settledAt,
    @Nullable String reason) {}
