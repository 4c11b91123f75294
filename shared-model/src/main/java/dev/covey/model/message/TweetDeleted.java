/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A stored tweet was found to be gone, on the looks that its evidence names. */
public record TweetDeleted(
    long profileId, String tweetId, String verdict, Instant detectedAt, List<Evidence> evidence)
    implements Event {
  public TweetDeleted {
    Objects.requireNonNull(tweetId, "tweetId");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(detectedAt, "detectedAt");
    evidence = List.copyOf(evidence);
  }
}
