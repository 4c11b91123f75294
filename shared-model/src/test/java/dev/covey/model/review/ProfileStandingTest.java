/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileStandingTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Duration APART = Duration.ofHours(6);
  private static final Duration EVERY = Duration.ofHours(3);

  /** What is held and suspected, and beside it what is after each look, six hours later. */
  private static final String TABLE =
      """
                            active protected             suspended             not_found             source_broken
      active                active active/protected      active/suspended      active/not_found      active
      active/protected      active protected             active/suspended      active/not_found      active/protected
      active/suspended      active active/protected      suspended             active/not_found      active/suspended
      active/not_found      active active/protected      active/suspended      not_found             active/not_found
      protected             active protected             protected/suspended   protected/not_found   protected
      protected/suspended   active protected             suspended             protected/not_found   protected/suspended
      suspended             active suspended/protected   suspended             suspended/not_found   suspended
      suspended/not_found   active suspended/protected   suspended             not_found             suspended/not_found
      not_found             active not_found/protected   not_found/suspended   not_found             not_found
      """;

  private static ProfileStanding standing(String text) {
    String[] parts = text.split("/", -1);
    @Nullable String suspected = parts.length > 1 ? parts[1] : null;
    return new ProfileStanding(
        parts[0],
        NOW.minus(Duration.ofDays(9)),
        suspected,
        suspected == null ? null : NOW.minus(APART));
  }

  private static String text(ProfileStanding standing) {
    return standing.suspected() == null
        ? standing.status()
        : standing.status() + "/" + standing.suspected();
  }

  @Test
  void everyTransition_isAsTheTableSays() {
    List<String> table = new ArrayList<>();
    StringBuilder header = new StringBuilder();
    for (ProfileSeen seen : ProfileSeen.values()) {
      header.append(' ').append(seen.text());
    }
    table.add(header.toString());
    for (String line : TABLE.lines().skip(1).toList()) {
      String before = line.strip().split(" +", 2)[0];
      StringBuilder row = new StringBuilder(before);
      for (ProfileSeen seen : ProfileSeen.values()) {
        row.append(' ').append(text(standing(before).after(seen, NOW, APART)));
      }
      table.add(row.toString());
    }
    assertThat(String.join("\n", table) + "\n").isEqualToNormalizingWhitespace(TABLE);
  }

  @Test
  void secondLookTooSoon_provesNothing() {
    ProfileStanding suspected = standing("active/not_found");
    Instant soon = NOW.minusMillis(1);
    assertThat(suspected.after(ProfileSeen.NOT_FOUND, soon, APART)).isEqualTo(suspected);
    assertThat(suspected.nextLook(ProfileSeen.NOT_FOUND, soon, APART, EVERY)).isEqualTo(NOW);
  }

  @Test
  void activeProfile_isLookedAtByItsTurn() {
    ProfileStanding active = standing("active");
    assertThat(active.nextLook(ProfileSeen.ACTIVE, NOW, APART, EVERY)).isEqualTo(NOW.plus(EVERY));
    assertThat(active.nextLook(ProfileSeen.SOURCE_BROKEN, NOW, APART, EVERY))
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void inactiveProfile_isLookedAtEverMoreRarely() {
    ProfileStanding suspended = new ProfileStanding("suspended", NOW, null, null);
    List<Long> days = new ArrayList<>();
    Instant at = NOW;
    for (int i = 0; i < 8; i++) {
      Instant next = suspended.nextLook(ProfileSeen.SUSPENDED, at, APART, EVERY);
      days.add(Duration.between(at, next).toDays());
      at = next;
    }
    assertThat(days).containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }
}
