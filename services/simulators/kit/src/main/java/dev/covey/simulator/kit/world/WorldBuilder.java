/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds a world in code: {@code world.user("ada").post("Hello", at)}. Ids are given in the order
 * of building, so equal code makes equal worlds. One thread at a time.
 */
public final class WorldBuilder {

  private static final long FIRST_USER_ID = 100_001;

  private final Instant begin;
  private final List<UserDraft> users = new ArrayList<>();
  private final List<PostDraft> posts = new ArrayList<>();
  private final List<WorldLike> likes = new ArrayList<>();
  private final List<WorldRepost> reposts = new ArrayList<>();
  private final List<WorldFollow> follows = new ArrayList<>();
  private final Set<Long> postIds = new HashSet<>();

  /** People join at that moment unless they say otherwise. */
  public WorldBuilder(Instant begin) {
    this.begin = begin;
  }

  /** Adds a person. */
  public UserDraft user(String username) {
    var user = new UserDraft(this, FIRST_USER_ID + users.size(), username, begin);
    users.add(user);
    return user;
  }

  /** The world as built so far. */
  public World build() {
    return new World(
        users.stream().map(UserDraft::build).toList(),
        posts.stream().map(PostDraft::build).toList(),
        likes,
        reposts,
        follows);
  }

  PostDraft post(UserDraft author, String text, Instant at) {
    var post = new PostDraft(postId(at), author.id(), text, at);
    posts.add(post);
    return post;
  }

  void like(UserDraft user, PostDraft post, Instant at) {
    likes.add(new WorldLike(user.id(), post.id(), at));
  }

  void repost(UserDraft user, PostDraft post, Instant at) {
    reposts.add(new WorldRepost(postId(at), user.id(), post.id(), at));
  }

  void follow(UserDraft follower, UserDraft followed, Instant at) {
    follows.add(new WorldFollow(follower.id(), followed.id(), at));
  }

  private long postId(Instant at) {
    long id = Snowflakes.firstOf(at);
    while (!postIds.add(id)) {
      id++;
    }
    return id;
  }
}
