/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.review.SelectVerdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tweet that was found to be deleted, with what that rests on.
 *
 * @param goneAt when it was found
 * @param backAt when it turned out to be there again
 * @param snapshot where web.archive.org shows it
 * @param looks what is kept as evidence, oldest first
 */
public record DeletedTweet(
    TweetLine tweet,
    Instant goneAt,
    @Nullable Instant backAt,
    @Nullable String snapshot,
    List<SelectVerdict.Look> looks) {
  public DeletedTweet {
    looks = List.copyOf(looks);
  }

  /** When this was last news. */
  public Instant updatedAt() {
    return backAt == null ? goneAt : backAt;
  }
}
