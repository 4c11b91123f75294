/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.seal.Sealed;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Keeps the tokens that an account's were traded for, and gives the right to trade them back. */
public final class StoreTokens {
  private static final String SQL =
      """
      update account set credentials = ?, updated_at = ?, refresher = null, refresh_until = null
      where account_no = ? and refresher = ?\
      """;

  /** Returns false, and changes nothing, where that right is somebody else's by now. */
  public boolean run(
      Transaction transaction, String account, UUID claimant, Sealed tokens, Instant now)
      throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setBytes(1, tokens.bytes());
      statement.setObject(2, Columns.timestamp(now));
      statement.setString(3, account);
      statement.setObject(4, claimant);
      return statement.executeUpdate() == 1;
    }
  }
}
