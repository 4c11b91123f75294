/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.time.LocalDate;

/**
 * The build that an instance runs, told by its date: markup changed often, and instances are
 * updated when their owners like.
 */
public record Vintage(LocalDate built) {
  /** Before the rebuild of November 2025: what long forgotten instances still run. */
  public static final Vintage AUTUMN_2025 = new Vintage(LocalDate.of(2025, 10, 1));

  /** Half way: new stats and verified marks, search by maxid, but none of the summer's links. */
  public static final Vintage SPRING_2026 = new Vintage(LocalDate.of(2026, 3, 20));

  public static final Vintage SUMMER_2026 = new Vintage(LocalDate.of(2026, 8, 22));

  /** What changed on which day. */
  enum Change {
    SESSIONS_INSTEAD_OF_TOKENS(2025, 2, 25),
    PINNED_IN_RSS(2025, 11, 15),
    VIEWS_COUNTED(2025, 11, 17),
    QUOTES_NO_LONGER_COUNTED(2025, 11, 22),
    AUTHOR_AS_DATA(2025, 11, 24),
    SUSPENDED_BY_NAME(2025, 11, 24),
    VERIFIED_BESIDE_NAME(2025, 11, 29),
    GUID_IS_ID(2025, 11, 30),
    NAMES_VALIDATED(2025, 11, 30),
    HASHTAG_SEARCHES_TWEETS(2026, 2, 10),
    ALT_TEXT_SHOWN(2026, 2, 10),
    UNAVAILABLE_IS_LINK(2026, 2, 14),
    COMMUNITY_NOTES(2026, 2, 19),
    SLIM_ATTACHMENTS(2026, 3, 13),
    SEARCH_BY_MAXID(2026, 3, 14),
    JOIN_DATE_IS_LINK(2026, 3, 30),
    FOLLOWERS_ARE_LINKS(2026, 6, 10),
    VIDEO_DOWNLOAD(2026, 6, 20),
    REPLY_SORT(2026, 7, 10);

    private final LocalDate day;

    Change(int year, int month, int day) {
      this.day = LocalDate.of(year, month, day);
    }
  }

  /** Whether the cursors of a search up to a day are ids. */
  public boolean searchesByMaxId() {
    return has(Change.SEARCH_BY_MAXID);
  }

  boolean has(Change change) {
    return !built.isBefore(change.day);
  }

  /** Of the address of the style sheet: the only version that a page tells. */
  int css() {
    if (built.isBefore(LocalDate.of(2023, 11, 1))) {
      return 18;
    }
    if (!has(Change.VIEWS_COUNTED)) {
      return 19;
    }
    if (built.isBefore(LocalDate.of(2026, 2, 1))) {
      return 22;
    }
    if (built.isBefore(LocalDate.of(2026, 6, 1))) {
      return 35;
    }
    return built.isBefore(LocalDate.of(2026, 8, 1)) ? 50 : 106;
  }
}
