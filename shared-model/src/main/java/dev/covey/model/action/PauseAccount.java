/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Stops an account's lanes until a person resumes it. Lanes in use stop when they are freed. */
public final class PauseAccount {
  private static final String SQL =
      """
      with paused as (
        update account set state = 'paused', state_reason = ?
        where account_no = ? and state in ('active', 'paused')
        returning account_no, state_reason
      ), stopped as (
        update lane set state = 'stopped', not_due = false, reason = paused.state_reason
        from paused
        where lane.account_no = paused.account_no and lane.state in ('open', 'idle')
      )
      select from paused\
      """;

  /** Returns false for an account that is not there, or that stands still already. */
  public boolean run(Connection connection, String account, String reason) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, reason);
      statement.setString(2, account);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
