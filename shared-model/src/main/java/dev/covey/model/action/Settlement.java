/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended, and what that means for its action and its lane.
 *
 * @param why what X or the network said
 * @param notBefore when the action may be tried again; null leaves it as it is
 * @param failed whether this counts among the failures after which the action is given up
 * @param laneOpens when the lane may start its next action
 * @param laneReason why it does not open earlier; null where it does
 */
public record Settlement(
    AttemptState attempt,
    ActionStatus status,
    @Nullable String why,
    @Nullable String resultId,
    @Nullable Instant resetAt,
    @Nullable Instant notBefore,
    boolean failed,
    Instant laneOpens,
    @Nullable String laneReason) {

  public Settlement {
    if (!ActionStatus.RUNNING.mayBecome(status)) {
      throw new IllegalArgumentException("a running action can not become " + status);
    }
  }

  public static Settlement completed(@Nullable String resultId, @Nullable String why, Instant now) {
    return new Settlement(
        AttemptState.CONFIRMED,
        ActionStatus.COMPLETED,
        why,
        resultId,
        null,
        null,
        false,
        now,
        null);
  }

  public static Settlement failed(AttemptState attempt, String why, Instant now) {
    return new Settlement(attempt, ActionStatus.FAILED, why, null, null, null, true, now, null);
  }

  /** X said until when: the action keeps its place, and the lane waits. */
  public static Settlement limited(String why, Instant until) {
    return new Settlement(
        AttemptState.REFUSED, ActionStatus.PENDING, why, null, until, null, false, until, why);
  }

  /** Nothing is wrong with the action: it keeps its place, and the lane waits. */
  public static Settlement waiting(String why, Instant until) {
    return new Settlement(
        AttemptState.REFUSED, ActionStatus.PENDING, why, null, null, null, false, until, why);
  }

  /** The action is tried again at {@code notBefore}; others of its lane may overtake it. */
  public static Settlement again(
      AttemptState attempt, String why, Instant notBefore, Instant laneOpens) {
    return new Settlement(
        attempt, ActionStatus.PENDING, why, null, null, notBefore, true, laneOpens, why);
  }

  /** Nobody knows whether it was done, and it must not be done twice. */
  public static Settlement unknown(String why, Instant now) {
    return new Settlement(
        AttemptState.UNKNOWN, ActionStatus.UNKNOWN, why, null, null, null, true, now, null);
  }

  /** The same with another moment for the lane. */
  public Settlement withLane(Instant opens, String reason) {
    return new Settlement(
        attempt, status, why, resultId, resetAt, notBefore, failed, opens, reason);
  }

  /** What the action's error is to say; null for one that is done. */
  public @Nullable String error() {
    return status == ActionStatus.COMPLETED ? null : why;
  }
}
