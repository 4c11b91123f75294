/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Keeps whose credentials an account's are, as X told it. */
public final class SetAccountUser {
  private static final String SQL =
      "update account set x_user_id = ?, username = ? where account_no = ?";

  public void run(Connection connection, String account, long userId, String username)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, userId);
      statement.setString(2, username);
      statement.setString(3, account);
      statement.executeUpdate();
    }
  }
}
