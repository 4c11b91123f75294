/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a person may do to actions: with one, or with all that match. */
public enum ActionVerb {
  /** Puts what failed back into its lane. */
  RETRY(ActionStatus.PENDING),
  /** Calls off what has not begun. */
  CANCEL(ActionStatus.CANCELLED),
  /** Lets go on what a rule or a person holds. */
  RELEASE(ActionStatus.PENDING),
  /** Keeps back what waits, until it is released. */
  HOLD(ActionStatus.HELD);

  private final ActionStatus to;

  ActionVerb(ActionStatus to) {
    this.to = to;
  }

  /** Where an action has to stand for it. */
  public Set<ActionStatus> from() {
    return switch (this) {
      case RETRY -> EnumSet.of(ActionStatus.FAILED);
      case CANCEL -> EnumSet.of(ActionStatus.PENDING, ActionStatus.HELD);
      case RELEASE -> EnumSet.of(ActionStatus.HELD);
      case HOLD -> EnumSet.of(ActionStatus.PENDING);
    };
  }

  /** Where it stands afterwards. */
  public ActionStatus to() {
    return to;
  }

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ActionVerb of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
