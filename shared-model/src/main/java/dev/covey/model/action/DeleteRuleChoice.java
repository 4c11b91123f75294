/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Lets a rule say again what it says by itself. */
public final class DeleteRuleChoice {
  private static final String SQL = "delete from action_rule where rule = ? and account_no = ?";

  /** Returns false where nobody had chosen anything. */
  public boolean run(Connection connection, String rule, String account) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, rule);
      statement.setString(2, account);
      return statement.executeUpdate() == 1;
    }
  }
}
