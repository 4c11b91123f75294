/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person in the making: what is not said is empty or zero. One thread at a time. */
public final class WorldUserBuilder {
  private final long id;
  private String username;
  private String name;
  private Instant createdAt;
  private String bio = "";
  private String location = "";
  private String website = "";
  private VerifiedType verifiedType = VerifiedType.NONE;
  private boolean isProtected;
  private UserState state = UserState.ACTIVE;
  private long followers;
  private long following;
  private @Nullable Long pinnedPost;
  private String avatarUrl = "";
  private String bannerUrl = "";
  private long posts;
  private long likes;

  WorldUserBuilder(long id, String username, Instant createdAt) {
    this.id = id;
    this.username = username;
    name = username;
    this.createdAt = createdAt;
  }

  WorldUserBuilder(WorldUser user) {
    this.id = user.id();
    this.username = user.username();
    this.name = user.name();
    this.createdAt = user.createdAt();
    this.bio = user.bio();
    this.location = user.location();
    this.website = user.website();
    this.verifiedType = user.verifiedType();
    this.isProtected = user.isProtected();
    this.state = user.state();
    this.followers = user.followers();
    this.following = user.following();
    this.pinnedPost = user.pinnedPost();
    this.avatarUrl = user.avatarUrl();
    this.bannerUrl = user.bannerUrl();
    this.posts = user.posts();
    this.likes = user.likes();
  }

  public WorldUserBuilder username(String value) {
    username = value;
    return this;
  }

  public WorldUserBuilder name(String value) {
    name = value;
    return this;
  }

  public WorldUserBuilder createdAt(Instant value) {
    createdAt = value;
    return this;
  }

  public WorldUserBuilder bio(String value) {
    bio = value;
    return this;
  }

  public WorldUserBuilder location(String value) {
    location = value;
    return this;
  }

  public WorldUserBuilder website(String value) {
    website = value;
    return this;
  }

  public WorldUserBuilder verifiedType(VerifiedType value) {
    verifiedType = value;
    return this;
  }

  public WorldUserBuilder isProtected(boolean value) {
    isProtected = value;
    return this;
  }

  public WorldUserBuilder state(UserState value) {
    state = value;
    return this;
  }

  public WorldUserBuilder followers(long value) {
    followers = value;
    return this;
  }

  public WorldUserBuilder following(long value) {
    following = value;
    return this;
  }

  public WorldUserBuilder pinnedPost(@Nullable Long value) {
    pinnedPost = value;
    return this;
  }

  public WorldUserBuilder avatarUrl(String value) {
    avatarUrl = value;
    return this;
  }

  public WorldUserBuilder bannerUrl(String value) {
    bannerUrl = value;
    return this;
  }

  public WorldUserBuilder posts(long value) {
    posts = value;
    return this;
  }

  public WorldUserBuilder likes(long value) {
    likes = value;
    return this;
  }

  public WorldUser build() {
    return new WorldUser(
        id,
        username,
        name,
        createdAt,
        bio,
        location,
        website,
        verifiedType,
        isProtected,
        state,
        followers,
        following,
        pinnedPost,
        avatarUrl,
        bannerUrl,
        posts,
        likes);
  }
}
