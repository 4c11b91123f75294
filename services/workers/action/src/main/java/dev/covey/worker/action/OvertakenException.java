/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.action.AttemptKey;

/**
 * Somebody else has taken the action further than this worker knows: what it has to say counts no
 * more, and changes nothing. Its job is looked at again.
 */
public final class OvertakenException extends RuntimeException {
  private OvertakenException(String message) {
    super(message);
  }

  static OvertakenException attempt(AttemptKey attempt) {
    return new OvertakenException(
        "attempt "
            + attempt.number()
            + " at action "
            + attempt.actionId()
            + " was taken from this worker, which did not renew its lease in time");
  }

  static OvertakenException action(long actionId) {
    return new OvertakenException(
        "another worker has taken action " + actionId + " further in the meantime");
  }
}
