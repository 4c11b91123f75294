/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.util.Locale;

/** Why something was put aside. */
public enum ParkingKind {
  /** Its handler said that it can never succeed. */
  REJECTED,
  /** It failed, or ended its process, too often. */
  EXHAUSTED,
  /** Not an envelope, or a payload that does not fit. */
  UNREADABLE,
  /** A type or version that nobody here knows, or a queue it does not belong to. */
  UNKNOWN,
  /** Larger than a message may be. */
  OVERSIZED;

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
