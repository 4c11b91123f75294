/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes armed attempts in the transaction that grants their permits. Safe for many threads. */
@FunctionalInterface
public interface ArmAttempts {
  /** For a ledger whose callers arm nothing; refuses to. */
  ArmAttempts NONE =
      (_, attempts) -> {
        throw new IllegalStateException("this ledger arms no attempts but was given " + attempts);
      };

  /**
   * Writes all of them, in one statement, or throws: {@link AttemptTakenException} where one of
   * them is not its action's next. Called with at least one.
   */
  void arm(Connection connection, List<AttemptArming> attempts) throws SQLException;
}
