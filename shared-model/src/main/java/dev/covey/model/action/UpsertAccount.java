/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import dev.covey.model.seal.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Adds an account, or gives one new credentials; either way its stopped lanes open again. */
public final class UpsertAccount {
  private static final String SQL =
      """
      with upserted as (
        insert into account
          (account_no, x_user_id, username, credentials, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (account_no) do update
        set x_user_id = excluded.x_user_id, username = excluded.username,
          credentials = excluded.credentials, refresher = null, refresh_until = null,
          tokens_refused_at = null,
          state = case account.state when 'paused' then 'paused' else 'active' end,
          state_reason = case account.state when 'paused' then account.state_reason end,
          updated_at = excluded.updated_at, removed_at = null
        returning account_no, xmax = 0 as added
      )
      select added from upserted\
      """;

  /** An account; id and name are null until X has told them. */
  public record NewAccount(
      String account, @Nullable Long userId, @Nullable String username, Sealed credentials) {}

  /** Returns true for an account that is new. */
  public boolean run(Connection connection, NewAccount account, Instant now) throws SQLException {
    boolean added;
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, account.account());
      statement.setObject(2, account.userId());
      statement.setString(3, account.username());
      statement.setBytes(4, account.credentials().bytes());
      statement.setObject(5, Columns.timestamp(now));
      statement.setObject(6, Columns.timestamp(now));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        added = row.getBoolean(1);
      }
    }
    new ReopenLanes().run(connection, account.account(), now);
    return added;
  }
}
