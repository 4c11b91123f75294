/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.util.Locale;

/** The sources that a profile can be read from. */
public enum KnownSource {
  NITTER,
  X;

  /** The name in settings, tables and commands; that of {@link TweetSource#name()}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
