/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One person. Only id, username and createdAt must be given; {@code followers}, {@code following},
 * {@code posts} and {@code likes} (given) are shown on top of what the world really holds, so that
 * a person may be famous without a million rows.
 */
public record WorldUser(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
    String username,
    String name,
    Instant createdAt,
    String bio,
    String location,
    String website,
    VerifiedType verifiedType,
    @JsonProperty("protected") boolean isProtected,
    UserState state,
    long followers,
    long following,
    @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING) Long pinnedPost,
    String avatarUrl,
    String bannerUrl,
    long posts,
    long likes) {

  public WorldUser {
    Objects.requireNonNull(username, "a user without username");
    Objects.requireNonNull(createdAt, () -> "user " + username + " without createdAt");
    name = Objects.requireNonNullElse(name, username);
    bio = Objects.requireNonNullElse(bio, "");
    location = Objects.requireNonNullElse(location, "");
    website = Objects.requireNonNullElse(website, "");
    verifiedType = Objects.requireNonNullElse(verifiedType, VerifiedType.NONE);
    state = Objects.requireNonNullElse(state, UserState.ACTIVE);
    avatarUrl = Objects.requireNonNullElse(avatarUrl, "");
    bannerUrl = Objects.requireNonNullElse(bannerUrl, "");
  }

  /** Begins a person of whom nothing more is known. */
  public static WorldUserBuilder builder(long id, String username, Instant createdAt) {
    return new WorldUserBuilder(id, username, createdAt);
  }

  /** Begins a person who is like this one. */
  public WorldUserBuilder toBuilder() {
    return new WorldUserBuilder(this);
  }
}
