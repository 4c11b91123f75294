/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Gives the right to trade an account's tokens back, without new ones. */
public final class FreeRefresh {
  private static final String SQL =
      """
      update account set refresher = case when ? then refresher end,
        refresh_until = case when ? then now() end
      where account_no = ? and refresher = ?\
      """;

  /**
   * Returns false where it is somebody else's by now.
   *
   * @param unfinished whether the old tokens may be spent: whoever comes next is told so
   */
  public boolean run(Transaction transaction, String account, UUID claimant, boolean unfinished)
      throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setBoolean(1, unfinished);
      statement.setBoolean(2, unfinished);
      statement.setString(3, account);
      statement.setObject(4, claimant);
      return statement.executeUpdate() == 1;
    }
  }
}
