/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sources that a profile can be read from. */
public enum KnownSource {
  NITTER,
  X;

  /** That of this name; null for null and for what is none. */
  public static @Nullable KnownSource of(@Nullable String text) {
    for (KnownSource source : values()) {
      if (source.text().equals(text)) {
        return source;
      }
    }
    return null;
  }

  /** The name in settings, tables and commands; that of {@link TweetSource#name()}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
