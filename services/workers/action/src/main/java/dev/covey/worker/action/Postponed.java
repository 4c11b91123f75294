/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.LoadAction.ActionToDo;
import dev.covey.model.action.LookLater;
import java.time.Instant;

/** Puts off what was to be done about an action: its call, or the look for what became of it. */
final class Postponed {
  private Postponed() {}

  static Effect until(ActionToDo action, Instant until, String because) {
    return action.status() == ActionStatus.UNKNOWN
        ? new LookLaterEffect(action, new LookLater.Next(until, action.looks(), because))
        : new ParkEffect(action, until, because);
  }
}
