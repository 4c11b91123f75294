/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldUser;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that instances show, changed while they run: people are renamed, suspended or locked,
 * posts come and go. What has not happened yet by the clock is there, but nobody sees it. Safe for
 * many threads.
 */
public final class Upstream {
  private final World initial;
  private volatile State state;

  private record State(People people, Posts posts, Crowds crowds) {}

  public Upstream(World initial) {
    this.initial = initial;
    state = load(initial);
  }

  private static State load(World world) {
    var loaded = new State(new People(), new Posts(), new Crowds(world));
    world.users().forEach(loaded.people::put);
    world.posts().forEach(loaded.posts::put);
    world.reposts().forEach(loaded.posts::put);
    loaded
        .crowds
        .likes()
        .forEach(like -> loaded.posts.tally().add(Tally.Kind.LIKE, like.post(), like.at()));
    return loaded;
  }

  /** Forgets every change. */
  public void reset() {
    state = load(initial);
  }

  /** Adds a person, or replaces the one with that id. */
  public void put(WorldUser user) {
    people().put(user);
  }

  /** Adds a post, or replaces the one with that id. */
  public void put(WorldPost post) {
    posts().put(post);
  }

  /** From then on the post is gone; null brings it back. False if there is no such post. */
  public boolean delete(long id, @Nullable Instant at) {
    Optional<WorldPost> post = posts().byId(id);
    post.ifPresent(found -> put(found.toBuilder().deletedAt(at).build()));
    return post.isPresent();
  }

  public Optional<WorldUser> user(long id) {
    return people().byId(id);
  }

  /** Case does not matter. */
  public Optional<WorldUser> user(String name) {
    return people().byName(name);
  }

  /** Always the same other person, whose tweets strangers may see; empty if there is none. */
  public Optional<WorldUser> somebodyElse(WorldUser user) {
    return people().all().stream()
        .filter(Upstream::isPublic)
        .filter(other -> other.id() != user.id())
        .min(Comparator.comparingLong(WorldUser::id));
  }

  /** Also one that is deleted, or not posted yet. */
  public Optional<WorldPost> post(long id) {
    return posts().byId(id);
  }

  /** Whether strangers may see this person's tweets. */
  static boolean isPublic(WorldUser user) {
    return user.state() == UserState.ACTIVE && !user.isProtected();
  }

  People people() {
    return state.people;
  }

  Posts posts() {
    return state.posts;
  }

  Crowds crowds() {
    return state.crowds;
  }
}
