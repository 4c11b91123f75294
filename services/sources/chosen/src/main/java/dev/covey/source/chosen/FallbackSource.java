/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.chosen;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceRead;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Two sources, of which the second is asked where the first can't see. What the first says is
 * believed, also that there is nothing. Where it only has to wait a little for its turn, that is
 * waited for: the other may cost money. Safe for many threads.
 */
final class FallbackSource implements TweetSource {
  /** Limits of both open again within a quarter of an hour, as long as nothing is wrong. */
  private static final Duration SHORT_WAIT = Duration.ofMinutes(20);

  private final TweetSource first;
  private final TweetSource second;
  private final InstantSource clock;
  private final Set<TweetSource> blind = ConcurrentHashMap.newKeySet();

  FallbackSource(TweetSource first, TweetSource second, InstantSource clock) {
    this.first = first;
    this.second = second;
    this.clock = clock;
  }

  @Override
  public String name() {
    return first.name() + " or " + second.name();
  }

  @Override
  public ProfileLook lookProfile(String username) throws InterruptedException {
    return look(source -> source.lookProfile(username));
  }

  @Override
  public ProfileLook lookProfileById(long userId) throws InterruptedException {
    return look(source -> source.lookProfileById(userId));
  }

  /** One way of looking at a profile. */
  private interface Looking {
    ProfileLook at(TweetSource source) throws InterruptedException;
  }

  private ProfileLook look(Looking looking) throws InterruptedException {
    ProfileLook look = looking.at(first);
    if (!(look instanceof ProfileLook.Unclear(var failure)) || isWorthWaiting(failure)) {
      return look;
    }
    ProfileLook other = looking.at(second);
    return other instanceof ProfileLook.Unclear(var otherFailure)
        ? new ProfileLook.Unclear(both(failure, otherFailure))
        : other;
  }

  @Override
  public SliceRead readSlice(String username, Slice slice) throws InterruptedException {
    return read(username, slice).read();
  }

  @Override
  public SourceRead read(String username, Slice slice) throws InterruptedException {
    SourceRead one = first.read(username, slice);
    SourceFailure failure = blindness(one.read());
    if (failure == null || isWorthWaiting(failure)) {
      return one;
    }
    SourceRead other = second.read(username, slice);
    SourceFailure otherFailure = blindness(other.read());
    if (otherFailure == null) {
      return other;
    }
    // Tweets are kept, whoever showed them.
    if (one.read() instanceof SliceRead.Partial) {
      return one;
    }
    return other.read() instanceof SliceRead.Partial
        ? other
        : new SourceRead(one.source(), new SliceRead.Failed(both(failure, otherFailure)));
  }

  /** Why a read brought nothing forward; null if it did. */
  private static @Nullable SourceFailure blindness(SliceRead read) {
    return switch (read) {
      case SliceRead.Complete _, SliceRead.Closed _ -> null;
      case SliceRead.Partial(var covered, _, _, var failure) -> covered == null ? failure : null;
      case SliceRead.Failed(var failure) -> failure;
    };
  }

  @Override
  public List<TweetLook> lookTweets(List<TweetQuery> queries) throws InterruptedException {
    List<TweetQuery> firstAsks = new ArrayList<>();
    List<TweetQuery> secondAsks = new ArrayList<>();
    for (TweetQuery query : queries) {
      boolean used = isUsedUp(first, query) && !isUsedUp(second, query);
      (used ? secondAsks : firstAsks).add(query);
    }
    Map<Long, TweetLook> looks = new HashMap<>();
    look(first, second, firstAsks, looks);
    look(second, first, secondAsks, looks);
    List<TweetLook> inOrder = new ArrayList<>(queries.size());
    for (TweetQuery query : queries) {
      inOrder.add(looks.get(query.id()));
    }
    return inOrder;
  }

  /** Whether each of its places has been asked before. */
  private static boolean isUsedUp(TweetSource source, TweetQuery query) {
    long asked =
        query.askedBefore().stream()
            .filter(place -> place.equals(source.name()) || place.startsWith(source.name() + ":"))
            .count();
    return asked >= source.places();
  }

  private void look(
      TweetSource one, TweetSource other, List<TweetQuery> queries, Map<Long, TweetLook> looks)
      throws InterruptedException {
    List<TweetQuery> open = new ArrayList<>();
    List<TweetLook> found = one.lookTweets(queries);
    note(one, found);
    for (int i = 0; i < found.size(); i++) {
      TweetLook look = found.get(i);
      looks.put(look.id(), look);
      if (look instanceof TweetLook.Unclear(_, var failure) && !isWorthWaiting(failure)) {
        open.add(queries.get(i));
      }
    }
    if (open.isEmpty()) {
      return;
    }
    List<TweetLook> foundThere = other.lookTweets(open);
    note(other, foundThere);
    for (TweetLook look : foundThere) {
      looks.merge(look.id(), look, FallbackSource::better);
    }
  }

  /** Whether it could see anything: one that can't is no place to prove anything at. */
  private void note(TweetSource source, List<TweetLook> looks) {
    if (looks.isEmpty()) {
      return;
    }
    boolean seesNothing =
        looks.stream()
            .allMatch(look ->
                look instanceof TweetLook.Unclear(_, var failure) && !failure.isOnlyDelay());
    if (seesNothing) {
      blind.add(source);
    } else {
      blind.remove(source);
    }
  }

  private static TweetLook better(TweetLook one, TweetLook other) {
    return one instanceof TweetLook.Unclear(var id, var failure)
            && other instanceof TweetLook.Unclear(_, var otherFailure)
        ? new TweetLook.Unclear(id, both(failure, otherFailure))
        : other;
  }

  private boolean isWorthWaiting(SourceFailure failure) {
    Instant retryAt = failure.retryAt();
    boolean hasToWait =
        switch (failure.kind()) {
          case OUR_LIMIT, RATE_LIMITED -> true;
          case LEFT_ALONE, BLOCKED, UNREACHABLE, BROKEN, UNTRUSTED, REFUSED -> false;
        };
    return hasToWait && retryAt != null && retryAt.isBefore(clock.instant().plus(SHORT_WAIT));
  }

  /** The one that may be over first says what kind and when; both say why. */
  private static SourceFailure both(SourceFailure one, SourceFailure other) {
    Instant retryAt = one.retryAt();
    Instant otherRetryAt = other.retryAt();
    boolean otherIsSooner =
        otherRetryAt != null && (retryAt == null || otherRetryAt.isBefore(retryAt));
    return new SourceFailure(
        otherIsSooner ? other.kind() : one.kind(),
        one.reason() + "; and " + other.reason(),
        otherIsSooner ? otherRetryAt : retryAt);
  }

  /** Those of a source that lately saw nothing do not count, as long as the other sees. */
  @Override
  public int places() {
    boolean both = blind.contains(first) == blind.contains(second);
    return (both || !blind.contains(first) ? first.places() : 0)
        + (both || !blind.contains(second) ? second.places() : 0);
  }

  @Override
  public void close() {
    try (first;
        second) {}
  }
}
