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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the account of that name and those that act as that user. Whoever does so to change them is
 * alone until the transaction ends, so that two can't both become the same user.
 */
public final class SelectRivals {
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended(current_schema() || '.account', 0))";
  private static final String SQL =
      """
      select account_no, x_user_id, username from account
      where account_no = ? or x_user_id = ? order by account_no\
      """;

  /** An account and who it acts as, as far as that is known. */
  public record Rival(String account, @Nullable Long userId, @Nullable String username) {}

  public List<Rival> run(Connection connection, String account, long userId) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.execute();
    }
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, account);
      statement.setLong(2, userId);
      try (ResultSet row = statement.executeQuery()) {
        List<Rival> rivals = new ArrayList<>();
        while (row.next()) {
          rivals.add(
              new Rival(
                  row.getString("account_no"),
                  Columns.numberOrNull(row, "x_user_id"),
                  row.getString("username")));
        }
        return rivals;
      }
    }
  }
}
