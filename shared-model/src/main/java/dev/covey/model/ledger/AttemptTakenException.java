/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.SQLException;
import java.util.List;

/**
 * Somebody else has taken the action further since it was read: the attempt was not armed, and no
 * permit was taken.
 */
public final class AttemptTakenException extends SQLException {
  /** Of the class of broken constraints: whoever shares the transaction may go on without it. */
  private static final String STATE = "23C01";

  public AttemptTakenException(List<AttemptArming> attempts) {
    super(
        "not every one of these attempts is its action's next: "
            + attempts.stream().map(arming -> arming.actionId() + "#" + arming.number()).toList(),
        STATE);
  }
}
