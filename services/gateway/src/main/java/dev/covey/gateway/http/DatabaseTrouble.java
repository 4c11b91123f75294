/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import dev.covey.gateway.problem.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Says of a failure of the database what the caller can do about it. */
final class DatabaseTrouble {
  private static final String STATEMENT_GIVEN_UP = "57014";
  private static final String CONNECTION = "08";
  private static final String SHUT_DOWN = "57P";

  private DatabaseTrouble() {}

  static Problem explain(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals(STATEMENT_GIVEN_UP)) {
      return Problem.unavailable("this takes too long; ask for a shorter time or rarer words");
    }
    return failure instanceof SQLTransientConnectionException
            || state.startsWith(CONNECTION)
            || state.startsWith(SHUT_DOWN)
        ? Problem.unavailable("the database can't be reached, or is busy")
        : Problem.failed();
  }
}
