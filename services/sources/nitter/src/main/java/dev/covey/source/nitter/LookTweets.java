/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.source.nitter.page.NitterPage;
import dev.covey.source.nitter.page.PageClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One look at each of some tweets. Nitter says "not found" whenever X gave it nothing usable, so
 * such an answer is kept open until the same instance has shown the control tweet; then it is asked
 * for again, and the control once more after that. One such answer in twenty may be false: of looks
 * that ask three times, one in eight thousand is.
 */
final class LookTweets {
  /** So many open answers hang on one control at the most. */
  private static final int MOST_OPEN = 10;

  /** So often a tweet must be "not found", all in all. */
  private static final int ASKS = 3;

  private final PageFetch fetch;
  private final Failures failures;
  private final Supplier<List<Instance>> ring;
  private final long controlTweet;
  private final Map<Instance, List<TweetLook>> open = new HashMap<>();
  private final Map<Long, TweetLook> looks = new HashMap<>();

  LookTweets(PageFetch fetch, Failures failures, Supplier<List<Instance>> ring, long controlTweet) {
    this.fetch = fetch;
    this.failures = failures;
    this.ring = ring;
    this.controlTweet = controlTweet;
  }

  /** By id; without those for which there was no instance to ask any more. */
  Map<Long, TweetLook> at(List<TweetQuery> queries) throws InterruptedException {
    for (TweetQuery query : queries) {
      List<Instance> instances = freshFirst(query);
      if (instances.isEmpty()) {
        break;
      }
      lookOver(instances, query.id());
    }
    for (Instance instance : List.copyOf(open.keySet())) {
      close(instance);
    }
    return looks;
  }

  private List<Instance> freshFirst(TweetQuery query) {
    List<Instance> fresh = new ArrayList<>();
    List<Instance> asked = new ArrayList<>();
    for (Instance instance : ring.get()) {
      (query.askedBefore().contains(instance.place()) ? asked : fresh).add(instance);
    }
    fresh.addAll(asked);
    return fresh;
  }

  /** The first instance that answers at all is the one that counts. */
  private void lookOver(List<Instance> instances, long id) throws InterruptedException {
    List<SourceFailure> failed = new ArrayList<>();
    for (Instance instance : instances) {
      switch (fetch.get(instance, Addresses.status(instance, id))) {
        case Fetched.Missed(var failure) -> failed.add(failure);
        case Fetched.Page(var page, var seen) -> {
          SourceFailure failure = judge(instance, id, page, seen);
          if (failure == null) {
            return;
          }
          failed.add(failure);
        }
      }
    }
    looks.put(id, new TweetLook.Unclear(id, Failures.all(failed)));
  }

  /** Null if the page settles it, now or beside the control. */
  private @Nullable SourceFailure judge(Instance instance, long id, NitterPage page, Sighting seen)
      throws InterruptedException {
    TweetLook look = answer(instance, id, page, seen);
    return switch (look) {
      case TweetLook.Unclear(_, var failure) -> failure;
      case TweetLook.Visible _ -> {
        looks.put(id, look);
        yield null;
      }
      case TweetLook.Missing _, TweetLook.Withheld _ -> {
        keepOpen(instance, look);
        yield null;
      }
    };
  }

  /** What a page says, before any control. */
  private TweetLook answer(Instance instance, long id, NitterPage page, Sighting seen) {
    SourceTweet main = page.main();
    return switch (page.pageClass()) {
      case OK ->
          main == null || main.id() != id
              ? unclear(instance, Kind.UNTRUSTED, id, "shows another one")
              : new TweetLook.Visible(main, seen);
      case TWEET_NOT_FOUND -> new TweetLook.Missing(id, false, seen);
      case TWEET_UNAVAILABLE -> {
        String words = page.message() == null ? "" : page.message();
        yield new TweetLook.Withheld(id, UnavailableReason.of(words), words, false, seen);
      }
      case EMPTY,
          END,
          USER_NOT_FOUND,
          SUSPENDED,
          PROTECTED,
          INVALID_ID,
          RATE_LIMITED,
          RSS_DISABLED,
          CHALLENGE,
          UPSTREAM_ERROR,
          NOT_NITTER ->
          unclear(instance, Kind.BROKEN, id, "is of class " + page.pageClass().text());
    };
  }

  private TweetLook unclear(Instance instance, Kind kind, long id, String what) {
    return new TweetLook.Unclear(
        id, failures.of(kind, instance, "the page of tweet " + id + " " + what));
  }

  private void keepOpen(Instance instance, TweetLook look) throws InterruptedException {
    List<TweetLook> waiting = open.computeIfAbsent(instance, _ -> new ArrayList<>());
    waiting.add(look);
    if (waiting.size() == MOST_OPEN) {
      close(instance);
    }
  }

  private void close(Instance instance) throws InterruptedException {
    List<TweetLook> waiting = open.remove(instance);
    if (waiting == null) {
      return;
    }
    boolean controlled = isControlShown(instance);
    List<TweetLook> confirmed = new ArrayList<>(waiting.size());
    for (TweetLook look : waiting) {
      confirmed.add(controlled ? askedAgain(instance, look) : look);
    }
    boolean stillMissing = confirmed.stream().anyMatch(TweetLook.Missing.class::isInstance);
    boolean controlledAgain = controlled && (!stillMissing || isControlShown(instance));
    confirmed.forEach(look -> looks.put(look.id(), controlledAgain ? controlled(look) : look));
  }

  /** What is missing is asked for again; the first other answer is the one that counts. */
  private TweetLook askedAgain(Instance instance, TweetLook look) throws InterruptedException {
    TweetLook last = look;
    for (int ask = 1; ask < ASKS && last instanceof TweetLook.Missing; ask++) {
      last =
          switch (fetch.get(instance, Addresses.status(instance, look.id()))) {
            case Fetched.Missed(var failure) -> new TweetLook.Unclear(look.id(), failure);
            case Fetched.Page(var page, var seen) -> answer(instance, look.id(), page, seen);
          };
    }
    return last;
  }

  private static TweetLook controlled(TweetLook look) {
    return switch (look) {
      case TweetLook.Missing(var id, _, var seen) -> new TweetLook.Missing(id, true, seen);
      case TweetLook.Withheld(var id, var reason, var words, _, var seen) ->
          new TweetLook.Withheld(id, reason, words, true, seen);
      case TweetLook.Visible _, TweetLook.Unclear _ -> look;
    };
  }

  private boolean isControlShown(Instance instance) throws InterruptedException {
    return switch (fetch.get(instance, Addresses.status(instance, controlTweet))) {
      case Fetched.Missed _ -> false;
      case Fetched.Page(var page, _) ->
          page.pageClass() == PageClass.OK
              && page.main() != null
              && page.main().id() == controlTweet;
    };
  }
}
