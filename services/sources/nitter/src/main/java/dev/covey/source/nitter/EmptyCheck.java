/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.Slice;
import dev.covey.source.nitter.page.NitterPage;
import dev.covey.source.nitter.page.PageClass;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an empty search result can be believed: the same instance must show something
 * of the same profile where there certainly is something.
 */
final class EmptyCheck {
  private final PageFetch fetch;
  private final Failures failures;
  private final SearchProofs proofs;
  private final String username;
  private final Instance instance;
  private final SliceHarvest harvest;

  EmptyCheck(SliceReading reading, Instance instance, SliceHarvest harvest) {
    this.fetch = reading.fetch();
    this.failures = reading.failures();
    this.proofs = reading.proofs();
    this.username = reading.username();
    this.instance = instance;
    this.harvest = harvest;
  }

  /** Null if the empty result can be believed, otherwise why not. */
  @Nullable WalkEnd objection(@Nullable SourceProfile profile) throws InterruptedException {
    Long posts = profile == null ? null : profile.counts().posts();
    if (proofs.isFresh(instance, username) || (posts != null && posts == 0)) {
      return null;
    }
    return switch (fetch.get(instance, Addresses.profile(instance, username))) {
      case Fetched.Missed(var failure) -> new WalkEnd.Stopped(failure);
      case Fetched.Page(var page, var seen) -> compare(page, seen);
    };
  }

  private @Nullable WalkEnd compare(NitterPage timeline, Sighting seen)
      throws InterruptedException {
    SourceProfile profile = timeline.profile();
    if (profile != null && !harvest.isNamed(profile)) {
      return stopped("its timeline shows @" + profile.username() + " instead");
    }
    if (timeline.pageClass() == PageClass.SUSPENDED) {
      return new WalkEnd.Closed(new ProfileLook.Suspended(seen));
    }
    if (timeline.pageClass() == PageClass.PROTECTED && profile != null) {
      return new WalkEnd.Closed(new ProfileLook.Protected(profile, seen));
    }
    if (timeline.pageClass() != PageClass.OK) {
      return stopped("its timeline shows nothing either, though the profile has posts");
    }
    List<SourceTweet> own = timeline.tweets().stream().filter(harvest::isOwn).toList();
    if (own.stream().filter(harvest::keep).count() > 0) {
      return stopped("the timeline shows tweets of the slice, but the search does not");
    }
    // Who only passes on the words of others has nothing to search for.
    return own.isEmpty() ? null : searchFor(own);
  }

  private @Nullable WalkEnd searchFor(List<SourceTweet> own) throws InterruptedException {
    Instant newest = own.stream().map(SourceTweet::createdAt).max(Instant::compareTo).orElseThrow();
    Instant oldest =
        own.stream()
            .filter(tweet -> !tweet.pinned())
            .map(SourceTweet::createdAt)
            .min(Instant::compareTo)
            .orElse(newest);
    Slice certain = new Slice(oldest, newest.plusMillis(1));
    return switch (fetch.get(instance, Addresses.search(instance, username, certain))) {
      case Fetched.Missed(var failure) -> new WalkEnd.Stopped(failure);
      case Fetched.Page(var page, _) when page.tweets().stream().anyMatch(harvest::isOwn) -> {
        proofs.shown(instance, username);
        yield null;
      }
      case Fetched.Page _ -> stopped("it shows nothing even where the timeline has tweets");
    };
  }

  private WalkEnd.Stopped stopped(String reason) {
    return new WalkEnd.Stopped(
        failures.of(
            Kind.UNTRUSTED,
            instance,
            "search of @" + username + " is empty but can't be believed: " + reason));
  }
}
