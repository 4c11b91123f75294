/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A profile as a page of many shows it.
 *
 * @param state what is done with it: {@code active}, {@code paused}, {@code removed}, or what the
 *     platform did
 * @param newest when its newest stored tweet was made
 */
public record ProfileBrief(
    String username,
    @Nullable String xUserId,
    String fullName,
    String state,
    @Nullable Instant statusSince,
    @Nullable String reason,
    @Nullable Long posts,
    @Nullable Instant newest,
    @Nullable Instant coveredUntil,
    Instant addedAt) {}
