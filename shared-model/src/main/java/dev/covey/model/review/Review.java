/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is held of one tweet.
 *
 * @param createdAt when the tweet was made
 * @param thereAt when it was last known to be there
 * @param absences proofs of absence since then, oldest first
 */
public record Review(
    long tweetId,
    Instant createdAt,
    Verdict verdict,
    Instant since,
    Instant thereAt,
    @Nullable Instant lookedAt,
    List<Observation> absences) {
  public Review {
    absences = List.copyOf(absences);
  }
}
