/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A followed profile as a list shows it.
 *
 * @param state what is done with it: {@code active}, {@code paused}, {@code removed}, or what the
 *     platform did
 * @param queued slices that wait to be read
 * @param newest when its newest stored tweet was made
 */
public record ProfileLine(
    long id,
    String username,
    String fullName,
    String state,
    @Nullable String reason,
    @Nullable Long posts,
    long queued,
    @Nullable Instant newest,
    @Nullable Instant coveredUntil,
    Instant addedAt) {}
