/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.util.Locale;

/** What is held to be true of a stored tweet. */
public enum Verdict {
  VISIBLE,
  /** Not shown, but that is not proven yet. */
  MISSING_ONCE,
  GONE,
  SUSPENDED_AUTHOR,
  PROTECTED_AUTHOR,
  WITHHELD,
  AGE_RESTRICTED,
  /** It could not be seen, which says nothing about it. */
  SOURCE_BROKEN,
  /** It was called gone, and was seen since. */
  REAPPEARED;

  /** The name in tables and messages. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Verdict of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
