/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.ActionVerb;
import java.util.ArrayList;
import java.util.List;

/** What a person can do about an action where it stands, in words. */
public final class Standing {
  private Standing() {}

  public static String describe(long id, ActionStatus status) {
    String stands = "action " + id + " is " + status.column();
    if (status == ActionStatus.RUNNING) {
      return stands + ": a worker has it, and nothing can be done until it is settled";
    }
    List<String> possible = new ArrayList<>();
    for (ActionVerb verb : ActionVerb.values()) {
      if (verb.from().contains(status)) {
        possible.add(past(verb));
      }
    }
    if (status == ActionStatus.UNKNOWN) {
      possible.add("settled");
    }
    return possible.isEmpty()
        ? stands + ", and nothing can be done about it any more"
        : stands + ", and can only be " + String.join(" or ", possible);
  }

  /** What was done to an action, by this. */
  public static String past(ActionVerb verb) {
    return switch (verb) {
      case RETRY -> "retried";
      case CANCEL -> "cancelled";
      case RELEASE -> "released";
      case HOLD -> "held";
    };
  }
}
