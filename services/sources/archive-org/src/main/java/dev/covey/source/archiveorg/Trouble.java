/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import java.time.Instant;

/** Why a call brought nothing to go by. */
public sealed interface Trouble extends CaptureOutcome, Availability, AccountStatus {

  /** What has to rest after a {@link Busy}. */
  enum Whose {
    /** Everything that asks with these keys. */
    ACCOUNT,
    /** Captures of this one address. */
    ADDRESS,
    /** The archive itself, which was not reached or did not answer. */
    SERVICE
  }

  /** Nothing was done, and nothing will be before {@code until}. */
  record Busy(Instant until, Whose whose, String why) implements Trouble {}

  /** The archive does not know our keys, or does not let us in. */
  record Denied(String why) implements Trouble {}

  /**
   * The answer is missing or can't be read.
   *
   * @param mayBeDone whether what was asked for may have been done
   */
  record Broken(String why, boolean mayBeDone) implements Trouble {}
}
