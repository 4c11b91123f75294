/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.time.Retention;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored profile, with all that its card showed last.
 *
 * @param status what the platform did with it; {@code statusSince} and {@code reason} say since
 *     when and why
 * @param suspected a status that one look showed, and no second one yet
 * @param trackFrom since when it is followed
 * @param keepDays how many days its tweets are kept; null for ever
 * @param source where it is read first; null where the setting says so
 * @param archive whether its new tweets are saved at web.archive.org
 */
public record ProfileCard(
    long id,
    String username,
    @Nullable Long xUserId,
    String fullName,
    @Nullable String bio,
    @Nullable String location,
    @Nullable String website,
    @Nullable Instant joinedAt,
    String verified,
    @Nullable Long posts,
    @Nullable Long following,
    @Nullable Long followers,
    @Nullable Long likes,
    String status,
    @Nullable Instant statusSince,
    @Nullable String reason,
    @Nullable String suspected,
    @Nullable Instant pausedAt,
    @Nullable Instant removedAt,
    Instant trackFrom,
    @Nullable Integer keepDays,
    Instant addedAt,
    Instant lookedAt,
    @Nullable String source,
    boolean archive) {

  /** Where the part of its history begins that is wanted now: what is not kept is not read. */
  public Instant wantedFrom(Instant now) {
    return Retention.wantedFrom(trackFrom, keepDays, now);
  }
}
