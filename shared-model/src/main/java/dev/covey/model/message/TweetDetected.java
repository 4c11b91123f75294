/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.Objects;

/** A tweet was stored for the first time. */
public record TweetDetected(
    long profileId, String tweetId, String author, Instant createdAt, Instant detectedAt)
    implements Event {
  public TweetDetected {
    Objects.requireNonNull(tweetId, "tweetId");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(detectedAt, "detectedAt");
  }
}
