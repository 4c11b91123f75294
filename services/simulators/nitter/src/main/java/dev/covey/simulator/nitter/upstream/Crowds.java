/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldFollow;
import dev.covey.simulator.kit.world.WorldLike;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** When who followed whom, and liked anything, as the world tells it. Never changes. */
final class Crowds {
  private final Map<Long, List<Instant>> followed = new HashMap<>();
  private final Map<Long, List<Instant>> follows = new HashMap<>();
  private final Map<Long, List<Instant>> likes = new HashMap<>();
  private final List<WorldLike> given;

  Crowds(World world) {
    for (WorldFollow follow :
        first(world.follows(), WorldFollow::at, f -> List.of(f.follower(), f.followed()))) {
      add(followed, follow.followed(), follow.at());
      add(follows, follow.follower(), follow.at());
    }
    given = first(world.likes(), WorldLike::at, like -> List.of(like.user(), like.post()));
    given.forEach(like -> add(likes, like.user(), like.at()));
  }

  /** Nobody does the same to the same twice: what comes later changes nothing. */
  private static <T> List<T> first(
      List<T> all, Function<T, Instant> at, Function<T, List<Long>> pair) {
    Set<List<Long>> done = new HashSet<>();
    return all.stream()
        .sorted(Comparator.comparing(at))
        .filter(each -> done.add(pair.apply(each)))
        .toList();
  }

  /** All likes of the world, each once. */
  List<WorldLike> likes() {
    return given;
  }

  private static void add(Map<Long, List<Instant>> times, long user, Instant at) {
    times.computeIfAbsent(user, _ -> new ArrayList<>()).add(at);
  }

  long followers(long user, Instant now) {
    return until(followed, user, now);
  }

  long following(long user, Instant now) {
    return until(follows, user, now);
  }

  long likes(long user, Instant now) {
    return until(likes, user, now);
  }

  private static long until(Map<Long, List<Instant>> times, long user, Instant now) {
    return times.getOrDefault(user, List.of()).stream().filter(at -> !at.isAfter(now)).count();
  }
}
