/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which stored tweets; null stands for any.
 *
 * @param words as people search: all of them, {@code "in a row"}, {@code -not this}, {@code or}
 * @param until not at this moment or later
 * @param before only ids below: how the next page begins
 */
public record TweetFilter(
    @Nullable Long profileId,
    @Nullable String words,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Long before) {
  public static final TweetFilter ALL = new TweetFilter(null, null, null, null, null);

  public static TweetFilter of(long profileId) {
    return new TweetFilter(profileId, null, null, null, null);
  }
}
