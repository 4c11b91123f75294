/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Ends a token at once and for good. */
public final class RevokeToken {
  private static final String SQL =
      "update api_token set revoked_at = coalesce(revoked_at, now()) where id = ? returning "
          + SelectTokens.COLUMNS;

  private RevokeToken() {}

  /** Empty where there is no such token; one that was revoked before stays so. */
  public static Optional<ApiToken> of(Transaction transaction, long id) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(SelectTokens.read(row)) : Optional.empty();
      }
    }
  }
}
