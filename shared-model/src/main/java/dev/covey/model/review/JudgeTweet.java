/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.review.Judgement.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The verdict machine: what is held of a tweet after one more observation. Pure: it knows no clock
 * and no database.
 *
 * <p>"Gone" needs two proofs of absence, {@code goneAfter} apart or more, from different places
 * where the source has several, with no sign of the tweet in between. What could not be seen never
 * takes back what is known, and never proves anything.
 */
public final class JudgeTweet {
  private final Duration goneAfter;
  private final int places;

  /** With {@code places} the number of places that can fail apart from each other. */
  public JudgeTweet(Duration goneAfter, int places) {
    if (!goneAfter.isPositive()) {
      throw new IllegalArgumentException("two looks must be apart, but are " + goneAfter);
    }
    this.goneAfter = goneAfter;
    this.places = places;
  }

  /**
   * Judges {@code now}.
   *
   * @param absences proofs of absence since the tweet was last seen to be there
   */
  public Judgement judge(Verdict before, List<Observation> absences, Observation now) {
    List<Observation> proof = new ArrayList<>(absences);
    Sight sight = now.sight();
    if (sight == Sight.ABSENT) {
      proof.add(now);
      proof.sort(Comparator.comparing(Observation::at));
      sight = proves(proof) ? Sight.ABSENT_PROVEN : sight;
    }
    Verdict after = next(before, sight);
    Told told = told(before, after);
    return new Judgement(
        after,
        told,
        switch (told) {
          case NOTHING -> List.of();
          case DELETED -> proof;
          case REAPPEARED -> List.of(now);
        },
        sight.provesExistence(),
        after != before || (after == Verdict.MISSING_ONCE && isNewProof(sight, absences, now)));
  }

  /** One place's word twice is enough, however long the others stay silent. */
  private static boolean isNewProof(Sight sight, List<Observation> absences, Observation now) {
    return sight == Sight.ABSENT
        && absences.stream().filter(earlier -> earlier.place().equals(now.place())).count() < 2;
  }

  private boolean proves(List<Observation> absences) {
    return absences.stream()
        .anyMatch(first -> absences.stream().anyMatch(second -> isApart(first, second)));
  }

  private boolean isApart(Observation first, Observation second) {
    boolean later = !second.at().isBefore(first.at().plus(goneAfter));
    return later && (places <= 1 || !first.place().equals(second.place()));
  }

  static Verdict next(Verdict before, Sight sight) {
    return switch (sight) {
      case SHOWN -> before == Verdict.GONE ? Verdict.REAPPEARED : Verdict.VISIBLE;
      case ABSENT_PROVEN -> Verdict.GONE;
      case WITHHELD -> Verdict.WITHHELD;
      case AGE_RESTRICTED -> Verdict.AGE_RESTRICTED;
      case ABSENT -> unlessGone(before, Verdict.MISSING_ONCE);
      // a closed author hides what is there and what is not
      case AUTHOR_SUSPENDED -> unlessGone(before, Verdict.SUSPENDED_AUTHOR);
      case AUTHOR_PROTECTED -> unlessGone(before, Verdict.PROTECTED_AUTHOR);
      case NOTHING ->
          switch (before) {
            case VISIBLE, REAPPEARED, SOURCE_BROKEN -> Verdict.SOURCE_BROKEN;
            case MISSING_ONCE, GONE, SUSPENDED_AUTHOR, PROTECTED_AUTHOR, WITHHELD, AGE_RESTRICTED ->
                before;
          };
    };
  }

  private static Verdict unlessGone(Verdict before, Verdict otherwise) {
    return before == Verdict.GONE ? before : otherwise;
  }

  private static Told told(Verdict before, Verdict after) {
    if (before == after) {
      return Told.NOTHING;
    }
    if (after == Verdict.GONE) {
      return Told.DELETED;
    }
    return before == Verdict.GONE ? Told.REAPPEARED : Told.NOTHING;
  }
}
