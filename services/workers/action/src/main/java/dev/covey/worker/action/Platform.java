/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.action.LoadAction.ActionToDo;
import dev.covey.source.x.Made;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XUser;

/** Where actions are carried out. Safe for many threads. */
public interface Platform {
  /** Whether this kind can be carried out at all, with what the action holds. */
  boolean supports(ActionToDo action);

  /** Makes the one call that the action is. */
  XAnswer<Made> perform(ActionToDo action, XCredentials credentials, long userId);

  /** Asks whose credentials these are. */
  XAnswer<XUser> me(XCredentials credentials);
}
