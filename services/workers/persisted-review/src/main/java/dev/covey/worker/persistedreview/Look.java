/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.model.review.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of the look at one tweet. */
sealed interface Look {
  long tweetId();

  /**
   * It was made.
   *
   * @param reason why it showed nothing, where it did
   */
  record Made(long tweetId, Observation observation, @Nullable String reason) implements Look {}

  /** It was not made, for a reason that says nothing about the tweet: a limit, a failure before. */
  record Postponed(long tweetId, Instant until, String reason) implements Look {}
}
