/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import org.jspecify.annotations.Nullable;

/**
 * How often a tweet was answered, passed on, liked and seen; null where the source did not tell.
 */
public record TweetStats(
    @Nullable Long replies,
    @Nullable Long reposts,
    @Nullable Long quotes,
    @Nullable Long likes,
    @Nullable Long views) {
  public static final TweetStats UNKNOWN = new TweetStats(null, null, null, null, null);
}
