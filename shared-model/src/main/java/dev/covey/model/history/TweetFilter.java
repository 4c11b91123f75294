/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.review.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which stored tweets; null stands for any.
 *
 * @param words as people search: all of them, {@code "in a row"}, {@code -not this}, {@code or}
 * @param until not at this moment or later
 * @param before only ids below: how the next page begins for people
 * @param verdict what is held of it
 * @param after only what follows this one: how the next page begins for programs
 */
public record TweetFilter(
    @Nullable Long profileId,
    @Nullable String words,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Long before,
    @Nullable Verdict verdict,
    @Nullable TweetCursor after) {
  public static final TweetFilter ALL = new TweetFilter(null, null, null, null, null, null, null);

  public static TweetFilter of(long profileId) {
    return new TweetFilter(profileId, null, null, null, null, null, null);
  }

  public TweetFilter within(@Nullable Long profile) {
    return new TweetFilter(profile, words, since, until, before, verdict, after);
  }

  public TweetFilter between(@Nullable Instant from, @Nullable Instant before) {
    return new TweetFilter(profileId, words, from, before, this.before, verdict, after);
  }

  public TweetFilter withWords(@Nullable String text) {
    return new TweetFilter(profileId, text, since, until, before, verdict, after);
  }

  public TweetFilter before(@Nullable Long id) {
    return new TweetFilter(profileId, words, since, until, id, verdict, after);
  }

  public TweetFilter held(@Nullable Verdict by) {
    return new TweetFilter(profileId, words, since, until, before, by, after);
  }

  public TweetFilter after(@Nullable TweetCursor cursor) {
    return new TweetFilter(profileId, words, since, until, before, verdict, cursor);
  }

  /** Whether what is held of a tweet finds it, since an index holds all that is not visible. */
  boolean isFoundByVerdict() {
    return verdict != null && verdict != Verdict.VISIBLE;
  }
}
