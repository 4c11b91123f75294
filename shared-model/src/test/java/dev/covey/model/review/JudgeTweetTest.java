/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.review.Judgement.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTweetTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Duration APART = Duration.ofHours(6);

  /** What was held, and beside it what is held after each sight; + and - tell it to the fleet. */
  private static final String TABLE =
      """
                       shown       absent       absent_proven author_suspended author_protected withheld  age_restricted  nothing
      visible          visible     missing_once gone+         suspended_author protected_author withheld  age_restricted  source_broken
      missing_once     visible     missing_once gone+         suspended_author protected_author withheld  age_restricted  missing_once
      gone             reappeared- gone         gone          gone             gone             withheld- age_restricted- gone
      suspended_author visible     missing_once gone+         suspended_author protected_author withheld  age_restricted  suspended_author
      protected_author visible     missing_once gone+         suspended_author protected_author withheld  age_restricted  protected_author
      withheld         visible     missing_once gone+         suspended_author protected_author withheld  age_restricted  withheld
      age_restricted   visible     missing_once gone+         suspended_author protected_author withheld  age_restricted  age_restricted
      source_broken    visible     missing_once gone+         suspended_author protected_author withheld  age_restricted  source_broken
      reappeared       visible     missing_once gone+         suspended_author protected_author withheld  age_restricted  source_broken
      """;

  private final JudgeTweet oneOfMany = new JudgeTweet(APART, 3);
  private final JudgeTweet onlyOne = new JudgeTweet(APART, 1);

  private static Observation missing(Instant at, String place) {
    return new Observation(at, place, Seen.MISSING, true, AuthorState.VISIBLE, null);
  }

  private static Observation seen(Seen seen, boolean controlled, AuthorState author) {
    return new Observation(NOW, "nitter:one", seen, controlled, author, null);
  }

  /** An observation that says so, and the absences before it. */
  private static Observation example(Sight sight) {
    return switch (sight) {
      case SHOWN -> seen(Seen.VISIBLE, false, AuthorState.VISIBLE);
      case ABSENT, ABSENT_PROVEN -> missing(NOW, "nitter:one");
      case AUTHOR_SUSPENDED -> seen(Seen.MISSING, true, AuthorState.SUSPENDED);
      case AUTHOR_PROTECTED -> seen(Seen.MISSING, true, AuthorState.PROTECTED);
      case WITHHELD -> seen(Seen.WITHHELD, true, AuthorState.VISIBLE);
      case AGE_RESTRICTED -> seen(Seen.AGE_RESTRICTED, true, AuthorState.VISIBLE);
      case NOTHING -> seen(Seen.UNCLEAR, false, AuthorState.VISIBLE);
    };
  }

  @Test
  void everyTransition_isAsTheTableSays() {
    List<String> table = new ArrayList<>();
    StringBuilder header = new StringBuilder();
    for (Sight sight : Sight.values()) {
      header.append(' ').append(sight.name().toLowerCase(java.util.Locale.ROOT));
    }
    table.add(header.toString());
    for (Verdict before : Verdict.values()) {
      StringBuilder row = new StringBuilder(before.text());
      for (Sight sight : Sight.values()) {
        List<Observation> earlier =
            sight == Sight.ABSENT_PROVEN
                ? List.of(missing(NOW.minus(APART), "nitter:two"))
                : List.of();
        Judgement judgement = oneOfMany.judge(before, earlier, example(sight));
        row.append(' ').append(judgement.verdict().text());
        row.append(
            switch (judgement.told()) {
              case NOTHING -> "";
              case DELETED -> "+";
              case REAPPEARED -> "-";
            });
      }
      table.add(row.toString());
    }
    assertThat(String.join("\n", table) + "\n").isEqualToNormalizingWhitespace(TABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "VISIBLE, false, UNKNOWN, SHOWN",
    "VISIBLE, true, SUSPENDED, SHOWN",
    "MISSING, true, VISIBLE, ABSENT",
    "DELETED, true, VISIBLE, ABSENT",
    "MISSING, false, VISIBLE, NOTHING",
    "DELETED, false, VISIBLE, NOTHING",
    "MISSING, true, NOT_FOUND, NOTHING",
    "MISSING, true, UNKNOWN, NOTHING",
    "MISSING, true, SUSPENDED, AUTHOR_SUSPENDED",
    "MISSING, true, PROTECTED, AUTHOR_PROTECTED",
    "SUSPENDED_AUTHOR, true, VISIBLE, NOTHING",
    "PROTECTED_AUTHOR, true, VISIBLE, NOTHING",
    "AUTHOR_GONE, true, VISIBLE, NOTHING",
    "AUTHOR_GONE, true, NOT_FOUND, NOTHING",
    "WITHHELD, true, VISIBLE, WITHHELD",
    "WITHHELD, false, VISIBLE, NOTHING",
    "SUBSCRIBERS_ONLY, true, VISIBLE, WITHHELD",
    "AGE_RESTRICTED, true, VISIBLE, AGE_RESTRICTED",
    "AGE_RESTRICTED, false, VISIBLE, NOTHING",
    "OTHER, true, VISIBLE, NOTHING",
    "UNCLEAR, true, VISIBLE, NOTHING"
  })
  void whatIsSeen_countsOnlyBesideAControlAndAnAuthor(
      Seen seen, boolean controlled, AuthorState author, Sight sight) {
    assertThat(seen(seen, controlled, author).sight()).isEqualTo(sight);
  }

  @Test
  void absenceTooSoon_isNoProof() {
    Observation first = missing(NOW.minus(APART).plusMillis(1), "nitter:two");
    Judgement judgement =
        oneOfMany.judge(Verdict.MISSING_ONCE, List.of(first), missing(NOW, "nitter:one"));
    assertThat(judgement.verdict()).isEqualTo(Verdict.MISSING_ONCE);
    assertThat(judgement.kept()).as("it may prove something later").isTrue();
  }

  @Test
  void samePlaceTwice_isProofOnlyWhereThereIsNoOther() {
    List<Observation> first = List.of(missing(NOW.minus(APART), "nitter:one"));
    Observation second = missing(NOW, "nitter:one");
    assertThat(oneOfMany.judge(Verdict.MISSING_ONCE, first, second).verdict())
        .isEqualTo(Verdict.MISSING_ONCE);
    assertThat(onlyOne.judge(Verdict.MISSING_ONCE, first, second).verdict())
        .isEqualTo(Verdict.GONE);
  }

  @Test
  void thirdLook_findsItsPairAmongAllEarlierOnes() {
    Observation first = missing(NOW.minus(Duration.ofHours(8)), "nitter:two");
    Observation close = missing(NOW.minus(Duration.ofHours(1)), "nitter:one");
    Judgement judgement =
        oneOfMany.judge(Verdict.MISSING_ONCE, List.of(close, first), missing(NOW, "nitter:one"));
    assertThat(judgement.told()).isEqualTo(Told.DELETED);
    assertThat(judgement.evidence()).containsExactly(first, close, missing(NOW, "nitter:one"));
  }

  @Test
  void onePlaceThatRepeatsItself_isNotKeptForEver() {
    List<Observation> said = new ArrayList<>();
    for (int hour = 20; hour > 0; hour--) {
      Observation again = missing(NOW.minus(Duration.ofHours(hour)), "nitter:one");
      Judgement judgement = oneOfMany.judge(Verdict.MISSING_ONCE, said, again);
      assertThat(judgement.verdict()).isEqualTo(Verdict.MISSING_ONCE);
      if (judgement.kept()) {
        said.add(again);
      }
    }
    assertThat(said).hasSize(2);
    assertThat(oneOfMany.judge(Verdict.MISSING_ONCE, said, missing(NOW, "nitter:two")).verdict())
        .isEqualTo(Verdict.GONE);
  }

  @Test
  void reappearance_namesTheLookThatShowedIt() {
    Observation shown = example(Sight.SHOWN);
    Judgement judgement = oneOfMany.judge(Verdict.GONE, List.of(), shown);
    assertThat(judgement.evidence()).containsExactly(shown);
    assertThat(judgement.exists()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void sameAgain_isNotKept(Verdict verdict) {
    for (Sight sight : Sight.values()) {
      Judgement judgement = oneOfMany.judge(verdict, List.of(), example(sight));
      boolean proof = judgement.verdict() == Verdict.MISSING_ONCE && sight == Sight.ABSENT;
      if (sight != Sight.ABSENT_PROVEN) {
        assertThat(judgement.kept())
            .as(verdict + " " + sight)
            .isEqualTo(judgement.verdict() != verdict || proof);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void verdict_survivesItsColumn(Verdict verdict) {
    assertThat(Verdict.of(verdict.text())).isEqualTo(verdict);
  }
}
