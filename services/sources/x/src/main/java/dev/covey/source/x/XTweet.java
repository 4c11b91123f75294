/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tweet as X tells it; what was not asked for or not told is null. */
public record XTweet(
    long id,
    String text,
    @Nullable Long authorId,
    @Nullable Instant createdAt,
    @Nullable Long conversationId,
    @Nullable Long repliedTo,
    @Nullable Long quoted,
    @Nullable Long reposted) {}
