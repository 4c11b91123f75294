/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Says whether the new tweets of a profile are to be saved. */
public final class SetProfileArchive {
  private static final String SQL =
      "update profile set archive = ? where lower(username) = lower(?) returning username";

  private SetProfileArchive() {}

  /** The profile's name as it is stored; empty where there is none. */
  public static Optional<String> of(Transaction transaction, String username, boolean archive)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setBoolean(1, archive);
      statement.setString(2, username);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
