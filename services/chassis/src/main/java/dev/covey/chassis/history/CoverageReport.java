/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.history;

import dev.covey.model.database.Transaction;
import dev.covey.model.history.ProfileCard;
import dev.covey.model.history.SelectCoverage;
import dev.covey.model.history.SelectGaps;
import dev.covey.model.time.Slice;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Which time ranges of a profile were really read; as JSON its member names are a contract. */
public record CoverageReport(
    String username, Instant trackedFrom, List<Slice> covered, List<Slice> gaps) {
  public CoverageReport {
    covered = List.copyOf(covered);
    gaps = List.copyOf(gaps);
  }

  public static CoverageReport of(Transaction transaction, ProfileCard profile, Instant now)
      throws SQLException {
    return new CoverageReport(
        profile.username(),
        profile.trackFrom(),
        SelectCoverage.of(transaction.connection(), profile.id()),
        gaps(transaction, profile, now));
  }

  static List<Slice> gaps(Transaction transaction, ProfileCard profile, Instant now)
      throws SQLException {
    Instant from = profile.wantedFrom(now);
    return from.isBefore(now)
        ? SelectGaps.in(transaction, profile.id(), new Slice(from, now))
        : List.of();
  }
}
