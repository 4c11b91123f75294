/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.message.ActionSettled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the fleet is told of actions. */
public final class ActionEvents {
  private ActionEvents() {}

  /**
   * That an action has come to its end.
   *
   * @param error null for one that is done
   */
  public static ActionSettled settled(
      long actionId, LaneKey lane, ActionStatus status, @Nullable String error, Instant now) {
    return new ActionSettled(
        actionId, lane.account(), lane.kind().column(), status.column(), error, now);
  }
}
