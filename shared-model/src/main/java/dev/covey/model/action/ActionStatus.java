/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an action stands, and where it may go from there. */
public enum ActionStatus {
  /** Waits for its turn in its lane. */
  PENDING,
  /** An attempt at it is armed. */
  RUNNING,
  /** Done on X. */
  COMPLETED,
  /** Not done, and not tried again unless a person asks. */
  FAILED,
  /** Called off before it was done. */
  CANCELLED,
  /** A person has to release it. */
  HELD,
  /** It may or may not have been done; whoever finds out settles it. */
  UNKNOWN;

  public Set<ActionStatus> next() {
    return switch (this) {
      // failed: it can't even be attempted
      case PENDING -> EnumSet.of(RUNNING, FAILED, HELD, CANCELLED);
      // back to pending: it has to wait, or its worker is gone and it may be repeated
      case RUNNING -> EnumSet.of(PENDING, COMPLETED, FAILED, UNKNOWN);
      case HELD -> EnumSet.of(PENDING, CANCELLED);
      // never straight back to pending: somebody has to say first that it was not done
      case UNKNOWN -> EnumSet.of(COMPLETED, FAILED);
      case FAILED -> EnumSet.of(PENDING);
      case COMPLETED, CANCELLED -> EnumSet.noneOf(ActionStatus.class);
    };
  }

  public boolean mayBecome(ActionStatus status) {
    return next().contains(status);
  }

  /** Whether nothing more happens to it by itself. */
  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ActionStatus of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
