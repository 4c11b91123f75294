/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import java.util.Locale;

/** What somebody may do. Each role may do all that those before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Runs the fleet: retries, pauses, imports. */
  OPERATOR,
  /** Releases what is held for a person. */
  APPROVER,
  /** Everything, also what can't be undone. */
  ADMIN;

  /** The name in tables and on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  public boolean includes(Role least) {
    return compareTo(least) >= 0;
  }
}
