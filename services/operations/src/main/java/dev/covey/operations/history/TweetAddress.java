/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import dev.covey.model.source.TweetIds;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which tweet a person means: a bare id, or an address of it on X, Nitter or elsewhere. */
final class TweetAddress {
  private static final Pattern STATUS = Pattern.compile("/status(?:es)?/(\\d{1,19})(?=[/?#]|$)");

  private TweetAddress() {}

  static OptionalLong id(String typed) {
    Matcher matcher = STATUS.matcher(typed);
    return TweetIds.parse(matcher.find() ? matcher.group(1) : typed.strip());
  }
}
