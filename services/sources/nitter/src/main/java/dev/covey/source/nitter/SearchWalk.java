/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceProfile;
import dev.covey.source.nitter.page.NitterPage;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Walks one instance's search pages of a slice, newest first. An end is believed only after a fresh
 * search from the last tweet's day has shown that tweet again and nothing older: pages also end
 * when the instance's own source failed.
 */
final class SearchWalk {
  private static final int MOST_ENDS = 8;

  private final SliceReading reading;
  private final Instance instance;
  private final SliceHarvest harvest;
  private int pagesLeft;
  private int largestPage;

  SearchWalk(SliceReading reading, Instance instance, SliceHarvest harvest) {
    this.reading = reading;
    this.instance = instance;
    this.harvest = harvest;
    this.pagesLeft = reading.maxPages();
  }

  WalkEnd run() throws InterruptedException {
    for (int ends = 0; ends < MOST_ENDS; ends++) {
      int before = harvest.size();
      boolean joined = harvest.tail() != null;
      WalkEnd end = new Pass().run();
      if (!(end instanceof WalkEnd.Empty) || harvest.tail() == null) {
        return end;
      }
      if (joined && harvest.size() == before) {
        return new WalkEnd.Complete();
      }
    }
    return stopped(Kind.UNTRUSTED, "each search ends at another tweet");
  }

  private WalkEnd.Stopped stopped(Kind kind, String reason) {
    return new WalkEnd.Stopped(
        reading.failures().of(kind, instance, "search of @" + reading.username() + ": " + reason));
  }

  /** From a fresh search to its last page. {@code Empty} means that the list ended. */
  private final class Pass {
    private final PassState state = new PassState(harvest.tail());
    private final Set<HttpUrl> visited = new HashSet<>();
    private HttpUrl url = Addresses.search(instance, reading.username(), harvest.rest());

    WalkEnd run() throws InterruptedException {
      WalkEnd end = null;
      while (end == null) {
        if (pagesLeft-- <= 0) {
          return stopped(Kind.UNTRUSTED, "more pages than are read at once");
        }
        visited.add(url);
        end =
            switch (reading.fetch().get(instance, url)) {
              case Fetched.Missed(var failure) -> new WalkEnd.Stopped(failure);
              case Fetched.Page page -> judge(page);
            };
      }
      return end;
    }

    /** Null to go on, at {@code url}. */
    private @Nullable WalkEnd judge(Fetched.Page fetched) {
      NitterPage page = fetched.page();
      SourceProfile profile = page.profile();
      if (profile != null && !harvest.isNamed(profile)) {
        return stopped(Kind.UNTRUSTED, "it shows @" + profile.username() + " instead");
      }
      return switch (page.pageClass()) {
        case OK -> take(page);
        case EMPTY, END -> end(profile);
        case SUSPENDED -> new WalkEnd.Closed(new ProfileLook.Suspended(fetched.seen()));
        case PROTECTED ->
            profile == null
                ? stopped(Kind.BROKEN, "protected, but without a profile")
                : new WalkEnd.Closed(new ProfileLook.Protected(profile, fetched.seen()));
        case USER_NOT_FOUND -> new WalkEnd.NoProfile(fetched.seen());
        case TWEET_NOT_FOUND,
            TWEET_UNAVAILABLE,
            INVALID_ID,
            RATE_LIMITED,
            RSS_DISABLED,
            CHALLENGE,
            UPSTREAM_ERROR,
            NOT_NITTER ->
            stopped(Kind.BROKEN, "a page of class " + page.pageClass().text());
      };
    }

    private @Nullable WalkEnd take(NitterPage page) {
      harvest.take(page, state);
      if (page.tweets().stream().anyMatch(harvest::isOwn)) {
        reading.proofs().shown(instance, reading.username());
      }
      if (page.unreadable() > 0) {
        return stopped(Kind.BROKEN, page.unreadable() + " items of a page can't be read");
      }
      if (state.reachedStart) {
        return new WalkEnd.Complete();
      }
      int items = page.tweets().size();
      boolean shortPage = items < largestPage;
      largestPage = Math.max(largestPage, items);
      if (state.fresh > 0) {
        return follow(page);
      }
      if (state.known == null) {
        return stopped(Kind.UNTRUSTED, "a page shows nothing new");
      }
      // Where the list is being joined again, pages of known tweets are what is hoped for.
      return state.reachedKnown && shortPage ? new WalkEnd.Empty(page.profile()) : follow(page);
    }

    private @Nullable WalkEnd follow(NitterPage page) {
      String link = page.next();
      if (link == null) {
        return end(page.profile());
      }
      HttpUrl next = Addresses.next(url, link);
      if (next == null) {
        return stopped(Kind.BROKEN, "the link to the next page leads elsewhere: " + link);
      }
      if (visited.contains(next)) {
        return stopped(Kind.UNTRUSTED, "a cursor comes again");
      }
      url = next;
      return null;
    }

    private WalkEnd end(@Nullable SourceProfile profile) {
      return state.reachedKnown
          ? new WalkEnd.Empty(profile)
          : stopped(Kind.UNTRUSTED, "it no longer shows a tweet that was shown before");
    }
  }
}
