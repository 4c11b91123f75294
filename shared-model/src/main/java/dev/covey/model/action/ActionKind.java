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
  LIKE(true, About.TWEET, 0),
  RETWEET(true, About.TWEET, 0),
  REPLY(false, About.TWEET, 4),
  QUOTE(false, About.TWEET, 4),
  POST(false, About.NOTHING, 4),
  DM(false, About.PERSON, 1),
  UNLIKE(true, About.TWEET, 0),
  UNRETWEET(true, About.TWEET, 0),
  DELETE(true, About.TWEET, 0),
  HIDE(true, About.TWEET, 0),
  UNHIDE(true, About.TWEET, 0);

  /** What an action is aimed at. */
  public enum About {
    TWEET,
    PERSON,
    NOTHING
  }

  private final boolean repeatable;
  private final About about;
  private final int mostMedia;

  ActionKind(boolean repeatable, About about, int mostMedia) {
    this.repeatable = repeatable;
    this.about = about;
    this.mostMedia = mostMedia;
  }

  public About about() {
    return about;
  }

  /** How many files its words may come with. */
  public int mostMedia() {
    return mostMedia;
  }

  /** Whether it puts words before people. */
  public boolean speaks() {
    return mostMedia > 0;
  }

  /** Whether what it makes is a post: X counts those together. */
  public boolean posts() {
    return speaks() && this != DM;
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
    if (name.equals("unrt") || name.equals("unrepost")) {
      return Optional.of(UNRETWEET);
    }
    for (ActionKind kind : values()) {
      if (kind.column().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
