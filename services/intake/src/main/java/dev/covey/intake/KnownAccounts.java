/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.config.Suggestion;
import java.util.Set;

/** The accounts there are, and what a wrong name was probably meant to be. One thread at a time. */
final class KnownAccounts {
  /** Each suggestion looks at every account, so a file full of wrong names gets only some. */
  private static final int SUGGESTIONS = 20;

  private final Set<String> names;
  private int suggested;

  KnownAccounts(Set<String> names) {
    this.names = names;
  }

  boolean has(String account) {
    return names.contains(account);
  }

  String remedy(String account) {
    String meant = "";
    if (account.length() <= 64 && suggested++ < SUGGESTIONS) {
      meant = Suggestion.closest(account, names).map(m -> "; did you mean " + m + "?").orElse("");
    }
    return "there is no such account"
        + meant
        + (meant.isEmpty() ? "; add it: covey accounts add" : "");
  }
}
