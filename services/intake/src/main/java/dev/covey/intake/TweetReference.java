/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tweet as people name it: the address of its page, or its id. */
final class TweetReference {
  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

  /**
   * At any host, since Nitter and its like show tweets at the same paths. Handles may be longer in
   * old addresses than new ones can be.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://[a-z0-9][a-z0-9.-]{0,252}(?::[0-9]{1,5})?|[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8})"
              + "/(?:[A-Za-z0-9_]{1,20}|i/web)/status(?:es)?/([0-9]{1,19})"
              + "(?:/(?:photo|video)/[0-9]{1,2})?/?(?:[?#].*)?",
          Pattern.CASE_INSENSITIVE);

  private TweetReference() {}

  /** The tweet's id; empty where the text names none. */
  static OptionalLong parse(String text) {
    String reference = text.strip();
    if (ID.matcher(reference).matches()) {
      return id(reference);
    }
    Matcher address = ADDRESS.matcher(reference);
    return address.matches() ? id(address.group(1)) : OptionalLong.empty();
  }

  private static OptionalLong id(String digits) {
    try {
      long id = Long.parseLong(digits);
      return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
    } catch (NumberFormatException beyondAnyId) {
      return OptionalLong.empty();
    }
  }
}
