/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.LookLater;
import java.time.Duration;
import java.time.Instant;

/** Puts off what was to be done about an action: its call, or the look for what became of it. */
final class Postponed {
  /** How often it is looked whether a person has been there. */
  private static final Duration SEEN_TO = Duration.ofMinutes(10);

  private Postponed() {}

  /** For an account that waits for a person, which its lane says; looks come back all the same. */
  static Effect whileStopped(ActionToDo action, Instant now, String because) {
    return until(
        action, action.status() == ActionStatus.UNKNOWN ? now.plus(SEEN_TO) : now, because);
  }

  static Effect until(ActionToDo action, Instant until, String because) {
    return action.status() == ActionStatus.UNKNOWN
        ? new LookLaterEffect(action, new LookLater.Next(until, action.looks(), because))
        : new ParkEffect(action, until, because);
  }
}
