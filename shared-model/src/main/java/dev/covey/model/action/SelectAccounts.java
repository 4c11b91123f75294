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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts in the order of their numbers, without their credentials. */
public final class SelectAccounts {
  private static final String SQL =
      """
      select account_no, x_user_id, username, state, state_reason, updated_at
      from account where removed_at is null and (?::text is null or account_no = ?)
      order by account_no\
      """;

  /** An account as people see it. */
  public record AccountLine(
      String account,
      @Nullable Long userId,
      @Nullable String username,
      String state,
      @Nullable String reason,
      Instant updatedAt) {}

  public List<AccountLine> run(Connection connection) throws SQLException {
    return run(connection, null);
  }

  /** The one account; empty where there is none. */
  public Optional<AccountLine> one(Connection connection, String account) throws SQLException {
    return run(connection, account).stream().findFirst();
  }

  private static List<AccountLine> run(Connection connection, @Nullable String only)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, only);
      statement.setString(2, only);
      List<AccountLine> accounts = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          accounts.add(
              new AccountLine(
                  row.getString("account_no"),
                  Columns.numberOrNull(row, "x_user_id"),
                  row.getString("username"),
                  row.getString("state"),
                  row.getString("state_reason"),
                  Columns.instant(row, "updated_at")));
        }
      }
      return accounts;
    }
  }
}
