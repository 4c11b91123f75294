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

/** Keeps that X refused an account's tokens, which count as ended from then on. */
public final class NoteTokensRefused {
  private static final String SQL =
      "update account set credentials = ?, tokens_refused_at = ? where account_no = ?";

  /**
   * Notes it.
   *
   * @param ended the tokens, sealed with the present for their end
   */
  public void run(Transaction transaction, String account, Sealed ended, Instant now)
      throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setBytes(1, ended.bytes());
      statement.setObject(2, Columns.timestamp(now));
      statement.setString(3, account);
      statement.executeUpdate();
    }
  }
}
