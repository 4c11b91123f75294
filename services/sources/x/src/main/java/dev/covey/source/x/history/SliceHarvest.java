/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a slice have shown so far. Author and time of each post are checked again. One
 * thread at a time.
 */
final class SliceHarvest {
  private final long authorId;
  private final Slice slice;
  private final Map<Long, SourceTweet> tweets = new HashMap<>();
  private final Set<Long> seen = new HashSet<>();
  private Instant seenDownTo;
  private boolean descending = true;
  private @Nullable SourceTweet tail;

  SliceHarvest(long authorId, Slice slice) {
    this.authorId = authorId;
    this.slice = slice;
    this.seenDownTo = slice.until();
  }

  /** Takes a page of a list, newest first; says how many of its posts are new. */
  int take(List<SeenPost> posts, Pass pass) {
    int fresh = 0;
    for (SeenPost post : posts) {
      SourceTweet tweet = post.tweet();
      fresh += seen.add(tweet.id()) ? 1 : 0;
      descending &= tweet.id() < pass.last;
      pass.last = tweet.id();
      pass.shown.add(tweet.id());
      if (post.authorId() == authorId && !post.repost()) {
        keep(tweet);
      }
    }
    return fresh;
  }

  private void keep(SourceTweet tweet) {
    Instant at = tweet.createdAt();
    if (!at.isBefore(slice.from()) && at.isBefore(slice.until())) {
      tweets.putIfAbsent(tweet.id(), tweet);
    }
    if (tail == null || tweet.id() < tail.id()) {
      tail = tweet;
      // Others may share the moment, so that is left open.
      Instant after = at.plus(Duration.ofMillis(1));
      seenDownTo = after.isBefore(seenDownTo) ? after : seenDownTo;
    }
  }

  /** Says that everything from there on has been shown. */
  void reachedDownTo(Instant from) {
    seenDownTo = from.isBefore(seenDownTo) ? from : seenDownTo;
  }

  Slice slice() {
    return slice;
  }

  /** The oldest tweet so far. */
  @Nullable SourceTweet tail() {
    return tail;
  }

  /** The part that was truly seen; null if there is none. */
  @Nullable Slice covered() {
    Instant from = seenDownTo.isBefore(slice.from()) ? slice.from() : seenDownTo;
    return descending && from.isBefore(slice.until()) ? new Slice(from, slice.until()) : null;
  }

  /** Newest first. */
  List<SourceTweet> tweets() {
    return tweets.values().stream()
        .sorted(Comparator.comparingLong(SourceTweet::id).reversed())
        .toList();
  }

  /** One way through a list, from its first page on. */
  static final class Pass {
    private final Set<Long> shown = new HashSet<>();
    private long last = Long.MAX_VALUE;

    boolean hasShown(SourceTweet tweet) {
      return shown.contains(tweet.id());
    }

    boolean isEmpty() {
      return shown.isEmpty();
    }
  }
}
