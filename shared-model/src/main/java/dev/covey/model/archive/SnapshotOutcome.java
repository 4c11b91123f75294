/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import java.util.Locale;

/** How saving a tweet stands. Its name in lower case is what the row holds. */
public enum SnapshotOutcome {
  /** A request went out, or was about to, and its answer is not known. */
  ASKING,
  /** The archive is at it. */
  PENDING,
  /** A snapshot was made for us. */
  SAVED,
  /** Somebody else's snapshot was fresh enough. */
  REUSED,
  /** The archive will not save it. */
  REFUSED,
  /** It did not save it this time. */
  FAILED;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SnapshotOutcome of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** Whether a request may still lead to a snapshot. */
  public boolean open() {
    return this == ASKING || this == PENDING;
  }
}
