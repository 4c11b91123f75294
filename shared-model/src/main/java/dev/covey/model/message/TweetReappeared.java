/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A tweet that was called gone is there again, or always was. */
public record TweetReappeared(
    long profileId, String tweetId, String verdict, Instant detectedAt, List<Evidence> evidence)
    implements Event {
  public TweetReappeared {
    Objects.requireNonNull(tweetId, "tweetId");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(detectedAt, "detectedAt");
    evidence = List.copyOf(evidence);
  }
}
