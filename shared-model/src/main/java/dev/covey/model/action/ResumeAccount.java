/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Lets a paused account go on. */
public final class ResumeAccount {
  private static final String SQL =
      """
      update account set state = 'active', state_reason = null
      where account_no = ? and state = 'paused'\
      """;

  /** Returns false for one that is not paused. */
  public boolean run(Connection connection, String account, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, account);
      if (statement.executeUpdate() == 0) {
        return false;
      }
    }
    new ReopenLanes().run(connection, account, now);
    return true;
  }
}
