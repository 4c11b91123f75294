/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import java.util.List;
import java.util.regex.Pattern;

/** The names a text mentions with an at sign. */
public final class Mentions {

  private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9_@])@([A-Za-z0-9_]{1,15})");

  private Mentions() {}

  /** The names without their at signs, in order. */
  public static List<String> in(String text) {
    return MENTION.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** What a mention looks like. */
  public static Pattern pattern() {
    return MENTION;
  }
}
