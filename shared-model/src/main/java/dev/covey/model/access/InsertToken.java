/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps a new token, by its hash. */
public final class InsertToken {
  private static final String SQL =
      """
      insert into api_token (name, role, hash, expires_at)
      values (?, ?, ?, now() + ? * interval '1 second')
      returning\
      """
          + " "
          + SelectTokens.COLUMNS;

  private InsertToken() {}

  /** With {@code lifetime} null it holds until it is revoked. */
  public static ApiToken of(
      Transaction transaction,
      String name,
      Role role,
      TokenSecret secret,
      @Nullable Duration lifetime)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, Columns.text(name));
      statement.setString(2, role.text());
      statement.setBytes(3, secret.hash());
      statement.setObject(4, lifetime == null ? null : lifetime.toSeconds(), java.sql.Types.BIGINT);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return SelectTokens.read(row);
      }
    }
  }
}
