/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.util.List;

/** Look whether stored tweets of a profile are still there; ids are X's, as strings. */
public record PersistedReview(long profileId, List<String> tweetIds) implements Job {
  public PersistedReview {
    tweetIds = List.copyOf(tweetIds);
    if (tweetIds.isEmpty()) {
      throw new IllegalArgumentException("tweetIds must not be empty");
    }
  }
}
