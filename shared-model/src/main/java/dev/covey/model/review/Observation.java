/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look at a tweet: what verdicts are made of.
 *
 * @param place who was asked, such as {@code nitter:nitter.example.org}
 * @param controlled whether the same place showed a tweet that is known to be there, right after
 * @param words the platform's own, where it gave some
 */
public record Observation(
    Instant at,
    String place,
    Seen seen,
    boolean controlled,
    AuthorState author,
    @Nullable String words) {

  /** Whether it counts as a proof that the tweet is not there: one of at least two. */
  public boolean isProofOfAbsence() {
    return (seen == Seen.MISSING || seen == Seen.DELETED)
        && controlled
        && author == AuthorState.VISIBLE;
  }

  /** What it says of the tweet, all taken together. */
  Sight sight() {
    if (seen == Seen.VISIBLE) {
      return Sight.SHOWN;
    }
    if (author == AuthorState.SUSPENDED) {
      return Sight.AUTHOR_SUSPENDED;
    }
    if (author == AuthorState.PROTECTED) {
      return Sight.AUTHOR_PROTECTED;
    }
    if (isProofOfAbsence()) {
      return Sight.ABSENT;
    }
    return switch (seen) {
      case WITHHELD, SUBSCRIBERS_ONLY -> controlled ? Sight.WITHHELD : Sight.NOTHING;
      case AGE_RESTRICTED -> controlled ? Sight.AGE_RESTRICTED : Sight.NOTHING;
      // what is said of an author who can be seen, or of one who can't, proves nothing by itself
      case MISSING, DELETED, SUSPENDED_AUTHOR, PROTECTED_AUTHOR, AUTHOR_GONE -> Sight.NOTHING;
      case VISIBLE, OTHER, UNCLEAR -> Sight.NOTHING;
    };
  }
}
