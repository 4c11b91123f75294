/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.seal.Sealed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Keeps the tokens that an account's were traded for, and takes the right to trade them from
 * whoever has it. An account that stopped for want of them goes on.
 */
public final class StoreTokens {
  private static final String SQL =
      """
      update account set credentials = ?, updated_at = ?, refresher = null, refresh_until = null,
        state = case state when 'needs-authorisation' then 'active' else state end,
        state_reason = case state when 'needs-authorisation' then null else state_reason end
      where account_no = ?
      returning old.state = 'needs-authorisation'\
      """;

  public void run(Transaction transaction, String account, Sealed tokens, Instant now)
      throws SQLException {
    boolean stopped;
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setBytes(1, tokens.bytes());
      statement.setObject(2, Columns.timestamp(now));
      statement.setString(3, account);
      try (ResultSet row = statement.executeQuery()) {
        stopped = row.next() && row.getBoolean(1);
      }
    }
    if (stopped) {
      new ReopenLanes().run(transaction.connection(), account, now);
    }
  }
}
