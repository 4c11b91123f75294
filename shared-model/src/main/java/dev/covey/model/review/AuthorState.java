/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.util.Locale;

/** How a tweet's author was seen when the tweet was looked at. */
public enum AuthorState {
  VISIBLE,
  PROTECTED,
  SUSPENDED,
  NOT_FOUND,
  /** Could not be seen. */
  UNKNOWN;

  /** The name in tables. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static AuthorState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
