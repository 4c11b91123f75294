/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

/** What a name on X looks like: such may go into paths as they are, and never are several. */
public final class Username {
  /** Today's have up to 15; some old ones are longer. */
  public static final int LONGEST = 20;

  private Username() {}

  public static boolean isOne(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.chars()
            .allMatch(c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_');
  }
}
