/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetIds;
import dev.covey.model.source.UnavailableTweet;
import dev.covey.model.time.Slice;
import dev.covey.source.nitter.page.NitterPage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a slice have shown so far, over all instances. Author and date of each result
 * are checked again: searches have been seen to show other people's tweets, and other years'. One
 * thread at a time.
 */
final class SliceHarvest {
  private final String username;
  private final Slice slice;
  private final Instant firstAsked;
  private final Set<Long> seen = new HashSet<>();
  private final Map<Long, SourceTweet> tweets = new LinkedHashMap<>();
  private final Set<UnavailableTweet> unavailable = new LinkedHashSet<>();
  private Instant seenDownTo;
  private @Nullable SourceTweet tail;

  SliceHarvest(String username, Slice slice) {
    this.username = username;
    this.slice = slice;
    this.firstAsked = Addresses.firstDay(slice).atStartOfDay().toInstant(ZoneOffset.UTC);
    this.seenDownTo = slice.until();
  }

  /** Takes what the next page of a pass shows, and moves the pass on. */
  void take(NitterPage page, PassState pass) {
    unavailable.addAll(page.unavailable());
    pass.fresh = 0;
    List<SourceTweet> own = new ArrayList<>(page.tweets().size());
    for (SourceTweet tweet : page.tweets()) {
      // A retweet bears name and date of the original: it counts as something new, no more.
      if (tweet.retweetedBy() != null) {
        pass.fresh += seen.add(tweet.id()) ? 1 : 0;
      } else if (isOwn(tweet) && !tweet.createdAt().isBefore(firstAsked)) {
        pass.fresh += seen.add(tweet.id()) ? 1 : 0;
        own.add(tweet);
        keep(tweet);
      }
    }
    if (!own.isEmpty()) {
      moveOn(own, pass);
    }
  }

  private void moveOn(List<SourceTweet> own, PassState pass) {
    SourceTweet newest = own.stream().max(Comparator.comparingLong(SourceTweet::id)).orElseThrow();
    SourceTweet oldest = own.stream().min(Comparator.comparingLong(SourceTweet::id)).orElseThrow();
    SourceTweet known = pass.known;
    pass.reachedKnown |= known != null && oldest.id() <= known.id();
    pass.reachedStart |= oldest.createdAt().isBefore(slice.from());
    if (pass.reachedKnown) {
      lower(newest, oldest, pass.previousOldest, isDescending(own));
    }
    pass.previousOldest = oldest;
    if (pass.fresh > 0) {
      tail = oldest;
    }
  }

  /**
   * Pages come newest first, so everything newer than the oldest tweet has been shown; where they
   * prove not to, only what is newer than the newest of this page.
   */
  private void lower(
      SourceTweet newest,
      SourceTweet oldest,
      @Nullable SourceTweet previousOldest,
      boolean descending) {
    if (previousOldest != null && newest.id() > previousOldest.id()) {
      Instant moment = after(newest);
      seenDownTo = moment.isAfter(seenDownTo) ? moment : seenDownTo;
    } else {
      Instant moment = after(descending ? oldest : newest);
      seenDownTo = moment.isBefore(seenDownTo) ? moment : seenDownTo;
    }
  }

  private static boolean isDescending(List<SourceTweet> own) {
    for (int i = 1; i < own.size(); i++) {
      if (own.get(i).id() > own.get(i - 1).id()) {
        return false;
      }
    }
    return true;
  }

  /** Others may share a tweet's moment, so that is left open; old ids tell it to the minute. */
  private static Instant after(SourceTweet tweet) {
    boolean exact = tweet.id() >= TweetIds.FIRST_WITH_TIME;
    return tweet.createdAt().plus(exact ? Duration.ofMillis(1) : Duration.ofMinutes(1));
  }

  /**
   * Whether a card is the one that was asked for. Instances have been seen to answer with somebody
   * else's page; a renamed profile is read again once its new name is known.
   */
  boolean isNamed(SourceProfile profile) {
    return profile.username().equalsIgnoreCase(username);
  }

  /** Whether it is the profile's own tweet. */
  boolean isOwn(SourceTweet tweet) {
    return tweet.retweetedBy() == null && tweet.author().equalsIgnoreCase(username);
  }

  /** Keeps a tweet of the slice, wherever it was shown; says whether it is one. */
  boolean keep(SourceTweet tweet) {
    boolean inside =
        !tweet.createdAt().isBefore(slice.from()) && tweet.createdAt().isBefore(slice.until());
    if (inside) {
      tweets.putIfAbsent(tweet.id(), tweet);
    }
    return inside;
  }

  /** The tweet where the list was left; null if it has shown none. */
  @Nullable SourceTweet tail() {
    return tail;
  }

  /** How many different items the lists have shown. */
  int size() {
    return seen.size();
  }

  /** What is still to be read, with the tail in it, so that a new search can be seen to join. */
  Slice rest() {
    Instant until = tail == null ? slice.until() : after(tail);
    return until.isAfter(slice.from()) && until.isBefore(slice.until())
        ? new Slice(slice.from(), until)
        : slice;
  }

  Slice slice() {
    return slice;
  }

  /** The part that was truly seen; null if there is none. */
  @Nullable Slice covered() {
    Instant from = seenDownTo.isBefore(slice.from()) ? slice.from() : seenDownTo;
    return from.isBefore(slice.until()) ? new Slice(from, slice.until()) : null;
  }

  /** Newest first. */
  List<SourceTweet> tweets() {
    return tweets.values().stream()
        .sorted(Comparator.comparingLong(SourceTweet::id).reversed())
        .toList();
  }

  List<UnavailableTweet> unavailable() {
    return List.copyOf(unavailable);
  }
}
