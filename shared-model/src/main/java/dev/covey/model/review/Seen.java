/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.util.Locale;

/** What one look at a tweet showed, in one word. */
public enum Seen {
  VISIBLE,
  MISSING,
  /** The platform's own words say that its author deleted it. */
  DELETED,
  SUSPENDED_AUTHOR,
  PROTECTED_AUTHOR,
  AUTHOR_GONE,
  WITHHELD,
  AGE_RESTRICTED,
  SUBSCRIBERS_ONLY,
  /** Not shown, in words that are not known. */
  OTHER,
  /** Nothing could be seen. */
  UNCLEAR;

  /** The name in tables and messages. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Seen of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
