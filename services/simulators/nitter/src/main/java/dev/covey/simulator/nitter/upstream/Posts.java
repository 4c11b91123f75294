/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldRepost;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What was posted, by id, by author and by what it answers. Safe for many threads. */
final class Posts {
  private final Map<Long, WorldPost> byId = new ConcurrentHashMap<>();
  private final Map<Long, NavigableSet<Moment>> byAuthor = new ConcurrentHashMap<>();
  private final NavigableSet<Moment> all = new ConcurrentSkipListSet<>();
  private final Map<Long, Set<Long>> answers = new ConcurrentHashMap<>();
  private final Tally tally = new Tally();

  /** Adds a post, or replaces the one with that id. */
  synchronized void put(WorldPost post) {
    WorldPost before = byId.put(post.id(), post);
    if (before != null) {
      forget(before);
    }
    place(moment(post));
    Long replyTo = post.replyTo();
    if (replyTo != null) {
      answers.computeIfAbsent(replyTo, _ -> ConcurrentHashMap.newKeySet()).add(post.id());
      tally.add(Tally.Kind.REPLY, replyTo, post.createdAt());
    }
    Long quotes = post.quotes();
    if (quotes != null) {
      tally.add(Tally.Kind.QUOTE, quotes, post.createdAt());
    }
  }

  synchronized void put(WorldRepost repost) {
    place(new Moment(repost.at(), repost.id(), repost.user(), repost.post()));
    tally.add(Tally.Kind.REPOST, repost.post(), repost.at());
  }

  private void place(Moment moment) {
    byAuthor.computeIfAbsent(moment.author(), _ -> new ConcurrentSkipListSet<>()).add(moment);
    all.add(moment);
  }

  private void forget(WorldPost post) {
    Moment moment = moment(post);
    of(post.author()).remove(moment);
    all.remove(moment);
    Long replyTo = post.replyTo();
    if (replyTo != null) {
      answers.computeIfAbsent(replyTo, _ -> ConcurrentHashMap.newKeySet()).remove(post.id());
      tally.remove(Tally.Kind.REPLY, replyTo, post.createdAt());
    }
    Long quotes = post.quotes();
    if (quotes != null) {
      tally.remove(Tally.Kind.QUOTE, quotes, post.createdAt());
    }
  }

  private static Moment moment(WorldPost post) {
    return new Moment(post.createdAt(), post.id(), post.author(), post.id());
  }

  Optional<WorldPost> byId(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Newest first, those of the future too. */
  NavigableSet<Moment> of(long author) {
    NavigableSet<Moment> moments = byAuthor.get(author);
    return moments == null ? new ConcurrentSkipListSet<>() : moments;
  }

  /** Everybody's, newest first. */
  NavigableSet<Moment> all() {
    return all;
  }

  /** Posts that can be seen at that time and answer this one, oldest first. */
  List<WorldPost> answersTo(long id, Instant now) {
    return answers.getOrDefault(id, Set.of()).stream()
        .flatMap(answer -> byId(answer).stream())
        .filter(post -> post.existsAt(now))
        .sorted(Comparator.comparing(WorldPost::createdAt).thenComparingLong(WorldPost::id))
        .toList();
  }

  Tally tally() {
    return tally;
  }
}
