/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import java.time.Instant;

/** How a job ended, for now or for good. */
public sealed interface JobOutcome {

  /** Finished; {@code effect} is committed with it. */
  record Done(Effect effect) implements JobOutcome {}

  /**
   * Failed this time: handed out again at {@code at}. Counts as an attempt, of which there is a
   * most; {@code effect} is committed with it.
   */
  record RetryAt(Instant at, String reason, Effect effect) implements JobOutcome {}

  /**
   * Not its turn yet, such as under a limit: handed out again at {@code at}, as often as it takes.
   * Counts as no attempt; {@code effect} is committed with it.
   */
  record Postpone(Instant at, String reason, Effect effect) implements JobOutcome {}

  /** Will never succeed as it is: put aside for a person, with the reason. */
  record Park(String reason) implements JobOutcome {}

  static JobOutcome done() {
    return new Done(Effect.NONE);
  }

  static JobOutcome done(Effect effect) {
    return new Done(effect);
  }

  static JobOutcome retryAt(Instant at, String reason) {
    return new RetryAt(at, reason, Effect.NONE);
  }

  static JobOutcome postpone(Instant at, String reason) {
    return new Postpone(at, reason, Effect.NONE);
  }
}
