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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an account's credentials, which nobody changes until the transaction ends. */
public final class LockCredentials {
  private static final String SQL =
      "select credentials, tokens_refused_at from account where account_no = ?"
          + " for no key update";

  /**
   * Credentials as they stand.
   *
   * @param refusedAt when X last refused tokens that had not ended; null for never
   */
  public record Kept(Sealed credentials, @Nullable Instant refusedAt) {}

  public Optional<Kept> run(Transaction transaction, String account) throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, account);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Kept(
                    new Sealed(row.getBytes("credentials")),
                    Columns.instantOrNull(row, "tokens_refused_at")))
            : Optional.empty();
      }
    }
  }
}
