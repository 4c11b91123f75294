/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a slice from a profile's timeline, and where that ends too soon from search, which knows
 * the last seven days whole. X shows only a profile's last 3,200 posts, and ends the list there
 * without a word: so an end is believed only where something older was shown, or where the profile
 * has not written more than that.
 */
final class ReadSlice {
  /** Below 3,200 by as much as a count may be behind. */
  private static final long SURELY_REACHED = 3_000;

  /** Less than the seven days that search knows, so that a slow call does not begin before them. */
  private static final Duration SEARCHED = Duration.ofDays(7).minusMinutes(5);

  private final AskX ask;
  private final Failures failures;
  private final SourceProfile profile;
  private final SliceHarvest harvest;
  private final PageWalk walk;
  private final SliceQuestions questions;
  private final Instant now;
  private final Instant settledUntil;

  ReadSlice(
      AskX ask,
      Failures failures,
      ProfileLook.Found found,
      Slice slice,
      SliceLimits limits,
      Instant now) {
    this.ask = ask;
    this.failures = failures;
    this.profile = found.profile();
    long id = Objects.requireNonNull(profile.userId(), "userId");
    this.harvest = new SliceHarvest(id, slice);
    this.walk = new PageWalk(ask, failures, harvest, found, limits.maxPages());
    this.questions = new SliceQuestions(id, profile.username(), now);
    this.now = now;
    this.settledUntil = now.minus(limits.lag());
  }

  SliceRead read() throws InterruptedException {
    WalkEnd end =
        walk.run(Endpoint.TIMELINE, questions.timeline(harvest.slice()), new SliceHarvest.Pass());
    return switch (end) {
      case WalkEnd.Closed(var look) -> new SliceRead.Closed(look);
      case WalkEnd.Stopped(var failure) -> broken(failure);
      case WalkEnd.Ended() -> ended();
    };
  }

  private SliceRead ended() throws InterruptedException {
    Long posts = profile.counts().posts();
    if (posts != null && posts <= SURELY_REACHED) {
      return whole();
    }
    return switch (olderPosts()) {
      case Reach.Proven() -> whole();
      case Reach.Unclear(var failure) -> broken(failure);
      case Reach.NotProven() -> searched();
    };
  }

  /** Whether the timeline shows anything from before the slice. */
  private Reach olderPosts() throws InterruptedException {
    Slice slice = harvest.slice();
    if (!SliceQuestions.canAskBefore(slice.from())) {
      return new Reach.NotProven();
    }
    return switch (ask.ask(Endpoint.TIMELINE, questions.olderThan(slice.from()))) {
      case Told.Missed(var failure) -> new Reach.Unclear(failure);
      case Told.Answer answer -> {
        PostPage page = PostPage.of(answer.body());
        if (page == null) {
          yield new Reach.Unclear(failures.of(Kind.BROKEN, "an answer that is no page"));
        }
        boolean older =
            page.posts().stream().anyMatch(post -> post.tweet().createdAt().isBefore(slice.from()));
        yield older ? new Reach.Proven() : new Reach.NotProven();
      }
    };
  }

  private sealed interface Reach {
    record Proven() implements Reach {}

    record NotProven() implements Reach {}

    record Unclear(SourceFailure failure) implements Reach {}
  }

  /** Goes on by search from where the timeline ended, as far as search knows. */
  private SliceRead searched() throws InterruptedException {
    SourceTweet tail = harvest.tail();
    Instant until =
        tail == null ? harvest.slice().until() : tail.createdAt().plus(Duration.ofMillis(1));
    Instant known = now.minus(SEARCHED);
    Instant from = harvest.slice().from().isBefore(known) ? known : harvest.slice().from();
    if (!from.isBefore(until)) {
      return broken(wall());
    }
    SliceHarvest.Pass pass = new SliceHarvest.Pass();
    WalkEnd end = walk.run(Endpoint.SEARCH, questions.search(new Slice(from, until)), pass);
    return switch (end) {
      case WalkEnd.Closed(var look) -> new SliceRead.Closed(look);
      case WalkEnd.Stopped(var failure) -> broken(failure);
      case WalkEnd.Ended() -> {
        boolean joins = tail == null ? !pass.isEmpty() : pass.hasShown(tail);
        if (!joins) {
          yield broken(wall());
        }
        harvest.reachedDownTo(from);
        yield from.equals(harvest.slice().from()) ? whole() : broken(wall());
      }
    };
  }

  private SourceFailure wall() {
    return Failures.lasting(
        "X: of @"
            + profile.username()
            + " it shows the last 3,200 posts and the last seven days, not what is older");
  }

  private SliceRead whole() {
    Slice covered = settled(harvest.slice());
    return covered == null
        ? partial(null, failures.of(Kind.UNTRUSTED, "so new that it may not show all of it yet"))
        : new SliceRead.Complete(covered, harvest.tweets(), List.of());
  }

  /** Keeps what was seen, and says how far it is whole. */
  private SliceRead broken(SourceFailure failure) {
    Slice covered = settled(harvest.covered());
    return harvest.tweets().isEmpty() && covered == null
        ? new SliceRead.Failed(failure)
        : partial(covered, failure);
  }

  private SliceRead.Partial partial(@Nullable Slice covered, SourceFailure failure) {
    return new SliceRead.Partial(covered, harvest.tweets(), List.of(), failure);
  }

  /** The part that is old enough for X to show all of it; null if there is none. */
  private @Nullable Slice settled(@Nullable Slice seen) {
    if (seen == null || !seen.until().isAfter(settledUntil)) {
      return seen;
    }
    return seen.from().isBefore(settledUntil) ? new Slice(seen.from(), settledUntil) : null;
  }
}
