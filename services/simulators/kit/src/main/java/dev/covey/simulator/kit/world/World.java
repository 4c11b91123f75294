/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.util.List;

/**
 * Everything a simulator starts from: people, posts, and who liked, reposted and follows what. Any
 * simulator can be started from the same world, so that two of them tell the same story.
 */
public record World(
    List<WorldUser> users,
    List<WorldPost> posts,
    List<WorldLike> likes,
    List<WorldRepost> reposts,
    List<WorldFollow> follows) {

  public World {
    users = Lists.orEmpty(users);
    posts = Lists.orEmpty(posts);
    likes = Lists.orEmpty(likes);
    reposts = Lists.orEmpty(reposts);
    follows = Lists.orEmpty(follows);
  }

  /** A world without anybody in it. */
  public static World empty() {
    return new World(List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
