/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.chassis.text.Links;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;

/** What X takes for an action, by its list of August 2026, in millionths of a dollar. */
public final class ActionPrice {
  private static final long INTERACTION = 15_000;
  private static final long POST = 15_000;
  private static final long POST_WITH_LINK = 200_000;
  private static final long REPLY = 10_000;
  private static final long DELETE = 10_000;

  private ActionPrice() {}

  public static long of(ActionKind kind, ActionContent content) {
    if (kind.posts() && Links.isIn(content.text())) {
      return POST_WITH_LINK;
    }
    return switch (kind) {
      case POST, QUOTE -> POST;
      case REPLY -> REPLY;
      case DELETE -> DELETE;
      case LIKE, UNLIKE, RETWEET, UNRETWEET, HIDE, UNHIDE, DM -> INTERACTION;
    };
  }
}
