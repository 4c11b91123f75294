/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action to be queued.
 *
 * @param row its line's number in the file that it comes from, counted from 1 without the header
 * @param ref what whoever hands it in calls it
 * @param retryOf the failed action that it does again
 * @param hold why a person has to release it first; null where it may run
 */
public record NewAction(
    LaneKey lane,
    ActionContent content,
    Turn turn,
    int row,
    @Nullable String ref,
    @Nullable Long retryOf,
    @Nullable Hold hold) {

  /** The plainest there is: about a tweet, as soon as its turn comes. */
  public static NewAction about(LaneKey lane, long tweet, int row) {
    return new NewAction(
        lane, ActionContent.about(tweet), new Turn(null, 0, row), row, null, null, null);
  }

  /**
   * When it may run.
   *
   * @param notBefore null for as soon as its turn comes
   * @param priority 1 goes before the others of its lane, -1 after them
   * @param place its turn in its lane, counted from where the lane is now
   */
  public record Turn(@Nullable Instant notBefore, int priority, long place) {}

  /**
   * The policy rule that holds an action.
   *
   * @param because in words, with what the rule rests on
   */
  public record Hold(String rule, String because) {}
}
