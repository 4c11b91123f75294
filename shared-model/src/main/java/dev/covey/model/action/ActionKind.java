/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.util.Locale;
import java.util.Optional;

/**
 * What an action does. Its name in lower case is what rows, messages and meters hold.
 *
 * <p>A repeatable kind sets a state, so that doing it twice is doing it once; what is not
 * repeatable is never done again on a guess.
 */
public enum ActionKind {
  LIKE(true),
  RETWEET(true),
  REPLY(false),
  QUOTE(false),
  POST(false),
  DM(false);

  private final boolean repeatable;

  ActionKind(boolean repeatable) {
    this.repeatable = repeatable;
  }

  public boolean repeatable() {
    return repeatable;
  }

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ActionKind of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As people write it in a file: any case, and the other names of a retweet. */
  public static Optional<ActionKind> parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.equals("rt") || name.equals("repost")) {
      return Optional.of(RETWEET);
    }
    for (ActionKind kind : values()) {
      if (kind.column().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
