/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Takes an account out of use and its credentials out of the database. What it did stays to be
 * read; what waits in its lanes by then stands still until the account is added again, and what is
 * of unknown outcome is for a person to settle.
 */
public final class RemoveAccount {
  private static final String SQL =
      """
      with removed as (
        update account set state = 'needs-authorisation', state_reason = 'the account was removed',
          credentials = '', refresher = null, refresh_until = null, x_user_id = null,
          username = null, updated_at = ?, removed_at = ?
        where account_no = ? and removed_at is null
        returning account_no, state_reason
      ), stopped as (
        update lane set state = 'stopped', not_due = false, reason = removed.state_reason
        from removed
        where lane.account_no = removed.account_no and lane.state <> 'busy'
      ), unasked as (
        update action set look_at = null from removed
        where action.account_no = removed.account_no and action.status = 'unknown'
          and action.look_at is not null
      )
      select from removed\
      """;

  /** Returns false where there is no such account. */
  public boolean run(Connection connection, String account, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      statement.setString(3, account);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
