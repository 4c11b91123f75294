/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.simulator.kit.world.SampleWorld;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldUser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The invented people of a demo, and what they write before and while it runs. */
record DemoWorld(World world, List<WorldUser> profiles) {
  private static final long SEED = 20261120;
  private static final Duration PAST = Duration.ofDays(30);
  private static final Duration FUTURE = Duration.ofDays(10);

  static DemoWorld of(DemoPlan plan, Instant now) {
    World world =
        SampleWorld.of(
            new SampleWorld.Plan(
                SEED, plan.profiles(), plan.tweets(), now.minus(PAST), now.plus(FUTURE)));
    return new DemoWorld(world, world.users().subList(0, plan.profiles()));
  }

  List<String> names() {
    return profiles.stream().map(WorldUser::username).toList();
  }

  /** Ids of everything the profiles have written before that moment. */
  Set<Long> writtenBefore(Instant moment) {
    Set<Long> authors = profiles.stream().map(WorldUser::id).collect(Collectors.toSet());
    return world.posts().stream()
        .filter(post -> authors.contains(post.author()) && post.createdAt().isBefore(moment))
        .map(WorldPost::id)
        .collect(Collectors.toSet());
  }

  /** The id of a post that is there all the time. */
  long oldest() {
    return world.posts().stream().mapToLong(WorldPost::id).min().orElseThrow();
  }

  /** The same, but for what that person wrote. */
  Set<Long> writtenBefore(Instant moment, OptionalLong but) {
    Set<Long> written = new HashSet<>(writtenBefore(moment));
    if (but.isPresent()) {
      world.posts().stream()
          .filter(post -> post.author() == but.getAsLong())
          .map(WorldPost::id)
          .forEach(written::remove);
    }
    return written;
  }

  /** Posts to act on: those that are there when the demo begins. */
  List<WorldPost> targets(Instant now) {
    return world.posts().stream().filter(post -> post.createdAt().isBefore(now)).toList();
  }
}
