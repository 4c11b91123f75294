/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Stops every lane of an account until a person has seen to it. Lanes in use stop when they are
 * freed.
 */
public final class StopAccount {
  private static final String SQL =
      """
      with stopped as (
        update account set state = 'needs-authorisation', state_reason = ?
        where account_no = ?
        returning account_no
      )
      update lane set state = 'stopped', not_due = false, reason = ?
      from stopped
      where lane.account_no = stopped.account_no and lane.state in ('open', 'idle')\
      """;

  public void run(Connection connection, String account, String reason) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, reason);
      statement.setString(2, account);
      statement.setString(3, reason);
      statement.executeUpdate();
    }
  }
}
