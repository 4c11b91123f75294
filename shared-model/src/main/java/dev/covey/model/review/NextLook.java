/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** When a tweet that was judged is due again. */
public final class NextLook {
  private static final Duration SOON = Duration.ofHours(1);

  private final ReviewSchedule schedule;
  private final Duration goneAfter;

  public NextLook(ReviewSchedule schedule, Duration goneAfter) {
    this.schedule = schedule;
    this.goneAfter = goneAfter;
  }

  /**
   * After a look that showed {@code seen}: what is missing is looked at again when that can prove
   * something, what could not be seen soon, the rest by the schedule.
   *
   * @param absences all proofs of absence so far
   */
  public Instant after(
      Verdict verdict,
      Observation seen,
      List<Observation> absences,
      Instant createdAt,
      Instant now) {
    Instant turn = schedule.next(createdAt, now);
    Instant soon = now.plus(SOON);
    Instant early = turn.isBefore(soon) ? turn : soon;
    if (verdict == Verdict.MISSING_ONCE) {
      return absences.stream()
          .map(Observation::at)
          .min(Comparator.naturalOrder())
          .map(first -> first.plus(goneAfter))
          .filter(now::isBefore)
          .orElse(early);
    }
    return seen.sight() == Sight.NOTHING ? early : turn;
  }
}
