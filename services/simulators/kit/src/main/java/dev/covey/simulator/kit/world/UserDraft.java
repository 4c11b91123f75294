/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person of a world that is being built, and what that person does. */
public final class UserDraft {

  private final WorldBuilder world;
  private final long id;
  private final String username;
  private Instant joined;
  private String name;
  private String bio = "";
  private String location = "";
  private String website = "";
  private VerifiedType verifiedType = VerifiedType.NONE;
  private boolean isProtected;
  private UserState state = UserState.ACTIVE;
  private long followers;
  private long following;
  private @Nullable PostDraft pinned;

  UserDraft(WorldBuilder world, long id, String username, Instant joined) {
    this.world = world;
    this.id = id;
    this.username = username;
    this.name = username;
    this.joined = joined;
  }

  public long id() {
    return id;
  }

  public String username() {
    return username;
  }

  public UserDraft name(String displayName) {
    name = displayName;
    return this;
  }

  public UserDraft joined(Instant at) {
    joined = at;
    return this;
  }

  public UserDraft bio(String text) {
    bio = text;
    return this;
  }

  public UserDraft location(String place) {
    location = place;
    return this;
  }

  public UserDraft website(String url) {
    website = url;
    return this;
  }

  public UserDraft verified(VerifiedType type) {
    verifiedType = type;
    return this;
  }

  /** Only followers see this person's posts. */
  public UserDraft locked() {
    isProtected = true;
    return this;
  }

  public UserDraft state(UserState now) {
    state = now;
    return this;
  }

  /** Followers and followed people on top of those the world holds. */
  public UserDraft crowd(long moreFollowers, long moreFollowing) {
    followers = moreFollowers;
    following = moreFollowing;
    return this;
  }

  public UserDraft pin(PostDraft post) {
    pinned = post;
    return this;
  }

  public PostDraft post(String text, Instant at) {
    return world.post(this, text, at);
  }

  public PostDraft reply(PostDraft parent, String text, Instant at) {
    return world.post(this, text, at).replyTo(parent);
  }

  public PostDraft quote(PostDraft quoted, String text, Instant at) {
    return world.post(this, text, at).quotes(quoted);
  }

  public UserDraft like(PostDraft post, Instant at) {
    world.like(this, post, at);
    return this;
  }

  public UserDraft repost(PostDraft post, Instant at) {
    world.repost(this, post, at);
    return this;
  }

  public UserDraft follow(UserDraft other, Instant at) {
    world.follow(this, other, at);
    return this;
  }

  WorldUser build() {
    return new WorldUser(
        id,
        username,
        name,
        joined,
        bio,
        location,
        website,
        verifiedType,
        isProtected,
        state,
        followers,
        following,
        pinned == null ? null : pinned.id(),
        "https://pbs.twimg.com/profile_images/" + id + "/face_normal.jpg",
        "https://pbs.twimg.com/profile_banners/" + id + "/" + joined.getEpochSecond(),
        0,
        0);
  }
}
