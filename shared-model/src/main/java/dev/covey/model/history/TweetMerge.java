/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How what a page shows of a known tweet is joined to what is stored: what changed is taken over,
 * what a poorer page lacks is kept. In the statement {@code known} is the row and {@code excluded}
 * the page.
 */
enum TweetMerge {
  TEXT(Part.CONTENT, "case when excluded.text = '' then known.text else excluded.text end"),
  QUOTED_ID(Part.CONTENT, "coalesce(excluded.quoted_id, known.quoted_id)"),
  MEDIA(Part.CONTENT, "richer_media(excluded.media, known.media)"),
  CARD(Part.CONTENT, "coalesce(excluded.card, known.card)"),
  NOTE(Part.CONTENT, "coalesce(excluded.note, known.note)"),
  REPLIES(Part.NUMBERS, "coalesce(excluded.replies, known.replies)"),
  REPOSTS(Part.NUMBERS, "coalesce(excluded.reposts, known.reposts)"),
  QUOTES(Part.NUMBERS, "coalesce(excluded.quotes, known.quotes)"),
  LIKES(Part.NUMBERS, "coalesce(excluded.likes, known.likes)"),
  VIEWS(Part.NUMBERS, "coalesce(excluded.views, known.views)"),
  /** Its answers are counted while it is open, so a change of it is no edit. */
  POLL(Part.REST, "coalesce(excluded.poll, known.poll)"),
  /** Those who are answered may be renamed, which is no edit either. */
  REPLY_TO(
      Part.REST, "case when known.reply_to = '{}' then excluded.reply_to else known.reply_to end"),
  EDITED(Part.REST, "excluded.edited or known.edited");

  /** What a change of a column means. */
  enum Part {
    /** The tweet was edited: its previous form is kept. */
    CONTENT,
    /** It was answered, liked or seen: its previous numbers are kept, thinned. */
    NUMBERS,
    REST
  }

  private final Part part;
  private final String merged;

  TweetMerge(Part part, String merged) {
    this.part = part;
    this.merged = merged;
  }

  private String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String assignments() {
    return all().map(each -> each.column() + " = " + each.merged).collect(Collectors.joining(", "));
  }

  /** True where taking the page over changes the row. */
  static String changesSomething() {
    return "("
        + all().map(each -> "known." + each.column()).collect(Collectors.joining(", "))
        + ") is distinct from ("
        + all().map(each -> each.merged).collect(Collectors.joining(", "))
        + ")";
  }

  /** True where the part's columns changed, for a returning clause. */
  static String changed(Part part) {
    return "(" + columns(part, "old.") + ") is distinct from (" + columns(part, "new.") + ")";
  }

  static String columns(Part part, String prefix) {
    return all()
        .filter(each -> each.part == part)
        .map(each -> prefix + each.column())
        .collect(Collectors.joining(", "));
  }

  private static Stream<TweetMerge> all() {
    return Arrays.stream(values());
  }
}
