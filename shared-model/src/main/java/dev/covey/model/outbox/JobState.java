/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.util.Locale;

/** Where a job stands. Its name in lower case is what the row holds. */
public enum JobState {
  /** Due at its run_at; not at the broker. */
  WAITING,
  /** Handed to the broker. */
  QUEUED,
  /** Its effect is committed. */
  DONE,
  /** Can't go on without a person. */
  PARKED,
  /** Given up by a person. */
  DROPPED;

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static JobState of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  public boolean finished() {
    return this == DONE || this == DROPPED;
  }
}
