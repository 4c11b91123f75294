/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When who followed whom, and liked anything, as the world tells it. Never changes. */
final class Crowds {
  private final Map<Long, List<Instant>> followed = new HashMap<>();
  private final Map<Long, List<Instant>> follows = new HashMap<>();
  private final Map<Long, List<Instant>> likes = new HashMap<>();

  Crowds(World world) {
    world
        .follows()
        .forEach(follow -> {
          add(followed, follow.followed(), follow.at());
          add(follows, follow.follower(), follow.at());
        });
    world.likes().forEach(like -> add(likes, like.user(), like.at()));
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
