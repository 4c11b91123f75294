/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.message.Action;
import dev.covey.model.outbox.NewJob;

/** How an action's job is named, so that an action has at most one. */
public final class ActionJobs {
  private ActionJobs() {}

  public static NewJob of(long actionId, LaneKey lane) {
    return new NewJob(
        new Action(actionId, lane.account(), lane.kind().column()), null, "action:" + actionId);
  }
}
