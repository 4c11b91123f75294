/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as X tells it; what was not asked for or not told is null. */
public record XUser(
    long id,
    String username,
    String name,
    @Nullable String description,
    @Nullable Instant createdAt,
    boolean isProtected,
    @Nullable Long followers) {}
