/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.SourceTweet;
import org.jspecify.annotations.Nullable;

/** How far one pass over a list's pages has come. One thread at a time. */
final class PassState {
  /** The tweet up to which the list was read before this pass; null if it was not. */
  final @Nullable SourceTweet known;

  /** Whether this pass has shown that tweet again, or an older one. */
  boolean reachedKnown;

  /** Whether it has shown a tweet from before the slice. */
  boolean reachedStart;

  /** How many items of the last page were not seen before. */
  int fresh;

  /** The oldest tweet of the last page that had any; null at first. */
  @Nullable SourceTweet previousOldest;

  PassState(@Nullable SourceTweet known) {
    this.known = known;
    this.reachedKnown = known == null;
  }
}
