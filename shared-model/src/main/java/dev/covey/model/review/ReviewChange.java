/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a look changes of a tweet's review.
 *
 * @param observation kept as evidence; null if it only confirms what is held
 * @param reason why nothing could be seen; null if something was
 */
public record ReviewChange(
    long tweetId,
    Verdict verdict,
    Instant since,
    Instant thereAt,
    Instant lookedAt,
    Instant dueAt,
    @Nullable String reason,
    @Nullable Observation observation) {}
