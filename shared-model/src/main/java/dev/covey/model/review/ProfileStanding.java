/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is held of a profile, and what one look makes of it. A profile stops being followed only
 * when two looks, hours apart, said the same; it is followed again at the first sign of life. Pure.
 *
 * @param status as in the profile's row, {@code active} while it is followed
 * @param since since when; null where that is not known
 * @param suspected what one look said, and no second one yet
 */
public record ProfileStanding(
    String status,
    @Nullable Instant since,
    @Nullable String suspected,
    @Nullable Instant suspectedAt) {
  private static final Duration SOON = Duration.ofHours(1);
  private static final Duration LEAST = Duration.ofDays(1);
  private static final Duration MOST = Duration.ofDays(30);

  private static ProfileStanding of(String status, @Nullable Instant since) {
    return new ProfileStanding(status, since, null, null);
  }

  public ProfileStanding after(ProfileSeen seen, Instant at, Duration apart) {
    if (seen == ProfileSeen.SOURCE_BROKEN) {
      return this;
    }
    String shown = seen.text();
    if (shown.equals(status)) {
      return of(status, since);
    }
    if (seen == ProfileSeen.ACTIVE) {
      return of(shown, at);
    }
    if (!shown.equals(suspected) || suspectedAt == null) {
      return new ProfileStanding(status, since, shown, at);
    }
    return at.isBefore(suspectedAt.plus(apart)) ? this : of(shown, at);
  }

  /** When it is looked at again: who is not active ever more rarely. */
  public Instant nextLook(ProfileSeen seen, Instant at, Duration apart, Duration every) {
    Instant turn = at.plus(isActive() ? every : rarely(at));
    Instant soon = at.plus(SOON);
    if (suspectedAt != null) {
      Instant proof = suspectedAt.plus(apart);
      return proof.isAfter(at) ? proof : soon;
    }
    return seen == ProfileSeen.SOURCE_BROKEN && soon.isBefore(turn) ? soon : turn;
  }

  /** As long again as it has been so already. */
  private Duration rarely(Instant at) {
    Duration so = Duration.between(Objects.requireNonNullElse(since, at), at);
    if (so.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return so.compareTo(MOST) > 0 ? MOST : so;
  }

  public boolean isActive() {
    return status.equals(ProfileSeen.ACTIVE.text());
  }
}
