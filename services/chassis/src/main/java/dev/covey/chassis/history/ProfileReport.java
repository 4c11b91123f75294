/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.history;

import dev.covey.model.database.Transaction;
import dev.covey.model.history.CountTweets;
import dev.covey.model.history.CountVerdicts;
import dev.covey.model.history.ProfileCard;
import dev.covey.model.history.SelectCoverage;
import dev.covey.model.time.Slice;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile with how far it is read.
 *
 * @param tweets how many are stored
 * @param verdicts how many of them are held to be something else than visible
 * @param gaps what was not read yet, oldest first
 */
public record ProfileReport(
    ProfileCard card,
    long tweets,
    Map<String, Long> verdicts,
    @Nullable Instant coveredFrom,
    @Nullable Instant coveredUntil,
    List<Slice> gaps) {
  public ProfileReport {
    verdicts = Map.copyOf(verdicts);
    gaps = List.copyOf(gaps);
  }

  public static ProfileReport of(Transaction transaction, ProfileCard profile, Instant now)
      throws SQLException {
    List<Slice> covered = SelectCoverage.of(transaction.connection(), profile.id());
    return new ProfileReport(
        profile,
        CountTweets.of(transaction.connection(), profile.id()),
        CountVerdicts.of(transaction.connection(), profile.id()),
        covered.isEmpty() ? null : covered.getFirst().from(),
        covered.isEmpty() ? null : covered.getLast().until(),
        CoverageReport.gaps(transaction, profile, now));
  }

  /** For machines: member names are a contract, ids of X are strings. */
  public record Profile(
      long id,
      String username,
      @Nullable String xUserId,
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
      Instant trackedFrom,
      @Nullable Integer keptDays,
      Instant addedAt,
      Instant lookedAt,
      @Nullable String source,
      boolean archive,
      long tweets,
      Map<String, Long> verdicts,
      @Nullable Instant coveredFrom,
      @Nullable Instant coveredUntil,
      List<Slice> gaps) {}

  public String json() {
    return JsonText.of(
        new Profile(
            card.id(),
            card.username(),
            card.xUserId() == null ? null : card.xUserId().toString(),
            card.fullName(),
            card.bio(),
            card.location(),
            card.website(),
            card.joinedAt(),
            card.verified(),
            card.posts(),
            card.following(),
            card.followers(),
            card.likes(),
            card.status(),
            card.statusSince(),
            card.reason(),
            card.suspected(),
            card.pausedAt(),
            card.removedAt(),
            card.trackFrom(),
            card.keepDays(),
            card.addedAt(),
            card.lookedAt(),
            card.source(),
            card.archive(),
            tweets,
            verdicts,
            coveredFrom,
            coveredUntil,
            gaps));
  }
}
