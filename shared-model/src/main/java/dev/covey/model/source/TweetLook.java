/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

/** What one look at a tweet showed: an observation, not yet a verdict. */
public sealed interface TweetLook {

  long id();

  /** It is there. */
  record Visible(SourceTweet tweet, Sighting seen) implements TweetLook {
    @Override
    public long id() {
      return tweet.id();
    }
  }

  /**
   * The place said that there is no such tweet.
   *
   * @param controlled whether the same place, asked right after, did show a tweet that is known to
   *     be there; where it did not, its answer says nothing
   */
  record Missing(long id, boolean controlled, Sighting seen) implements TweetLook {}

  /**
   * The tweet is there or was, but is not shown, for a reason that the platform gives.
   *
   * @param words the platform's own
   */
  record Withheld(long id, Reason reason, String words, boolean controlled, Sighting seen)
      implements TweetLook {}

  /** Nothing could be seen; it says nothing about the tweet. */
  record Unclear(long id, SourceFailure failure) implements TweetLook {}

  /** Why a tweet is not shown. */
  enum Reason {
    /** The platform itself says that its author deleted it. */
    DELETED,
    SUSPENDED_AUTHOR,
    PROTECTED_AUTHOR,
    AUTHOR_GONE,
    /** By law or by rule, perhaps in some countries only. */
    WITHHELD,
    AGE_RESTRICTED,
    SUBSCRIBERS_ONLY,
    /** In words that are not known. */
    OTHER
  }
}
