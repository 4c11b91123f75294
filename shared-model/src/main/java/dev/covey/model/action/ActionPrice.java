/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What X takes for an action, by its list of August 2026, in millionths of a dollar. */
public final class ActionPrice {
  private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://\\S");
  private static final long INTERACTION = 15_000;
  private static final long POST = 15_000;
  private static final long POST_WITH_LINK = 200_000;
  private static final long REPLY = 10_000;
  private static final long DELETE = 10_000;

  private ActionPrice() {}

  /** Whether a text has a link, as far as its scheme shows. */
  public static boolean hasLink(@Nullable String text) {
    return text != null && LINK.matcher(text).find();
  }

  public static long of(ActionKind kind, ActionContent content) {
    if (kind.posts() && hasLink(content.text())) {
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
