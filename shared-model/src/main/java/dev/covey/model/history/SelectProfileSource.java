/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Where a profile is read first, if that is set for it. */
public final class SelectProfileSource {
  private static final String SQL = "select source from profile where lower(username) = lower(?)";

  private SelectProfileSource() {}

  public static Optional<String> of(Transaction transaction, String username) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, username);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }
}
