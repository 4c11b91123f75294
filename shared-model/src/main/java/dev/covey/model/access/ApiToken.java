/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as a list shows it. */
public record ApiToken(
    long id,
    String name,
    Role role,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {}
