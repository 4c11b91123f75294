/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.entity;

import dev.covey.model.source.SourceProfile;
import dev.covey.model.text.StorableText;
import dev.covey.model.time.Retention;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A profile on X that Covey follows. Its name may change; {@link #xUserId} does not, where it is
 * known.
 */
@Entity
public class Profile {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public @Nullable Long id;

  public String username = "";

  @Column(name = "x_user_id")
  public @Nullable Long xUserId;

  @Column(name = "full_name")
  public String fullName = "";

  public @Nullable String bio;
  public @Nullable String location;
  public @Nullable String website;

  @Column(name = "joined_at")
  public @Nullable Instant joinedAt;

  public String verified = "none";
  public @Nullable Long posts;
  public @Nullable Long following;
  public @Nullable Long followers;
  public @Nullable Long likes;

  @Column(name = "avatar_url")
  public @Nullable String avatarUrl;

  @Column(name = "banner_url")
  public @Nullable String bannerUrl;

  public String status = "active";

  @Column(name = "status_reason")
  public @Nullable String statusReason;

  @Column(name = "paused_at")
  public @Nullable Instant pausedAt;

  @Column(name = "removed_at")
  public @Nullable Instant removedAt;

  @Column(name = "status_since")
  public @Nullable Instant statusSince;

  /** A status that one look showed, and no second one yet. */
  public @Nullable String suspected;

  @Column(name = "suspected_at")
  public @Nullable Instant suspectedAt;

  /** When it is looked at again; null for at once. */
  @Column(name = "look_at")
  public @Nullable Instant lookAt;

  /** Where it is read first: nitter or x; null where the setting says so. */
  public @Nullable String source;

  @Column(name = "track_from")
  public Instant trackFrom = Instant.EPOCH;

  /** How many days its tweets are kept; null for ever. */
  @Column(name = "keep_days")
  public @Nullable Integer keepDays;

  @Column(name = "added_at")
  public Instant addedAt = Instant.EPOCH;

  @Column(name = "looked_at")
  public Instant lookedAt = Instant.EPOCH;

  /** Whether new tweets of it are to be read now. */
  public boolean isTracked() {
    return status.equals("active") && pausedAt == null && removedAt == null;
  }

  /** Where the part of its history begins that is wanted now: what is not kept is not read. */
  public Instant wantedFrom(Instant now) {
    return Retention.wantedFrom(trackFrom, keepDays, now);
  }

  /** Takes over what the profile's card shows now; what the source did not tell stays as it was. */
  public void show(SourceProfile card, Instant now) {
    username = card.username();
    fullName = StorableText.of(card.fullname());
    xUserId = card.userId() == null ? xUserId : card.userId();
    bio = StorableText.orNull(card.bio());
    location = StorableText.orNull(card.location());
    website = StorableText.orNull(card.website());
    joinedAt = card.joined() == null ? joinedAt : card.joined();
    verified = card.verified().text();
    SourceProfile.Counts counts = card.counts();
    posts = counts.posts() == null ? posts : counts.posts();
    following = counts.following() == null ? following : counts.following();
    followers = counts.followers() == null ? followers : counts.followers();
    likes = counts.likes() == null ? likes : counts.likes();
    avatarUrl = StorableText.orNull(card.avatar());
    bannerUrl = StorableText.orNull(card.banner());
    lookedAt = now;
  }
}
