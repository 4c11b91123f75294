/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All tokens, the oldest first, without what they are. */
public final class SelectTokens {
  /** What {@link #read} reads. */
  static final String COLUMNS = "id, name, role, created_at, expires_at, revoked_at, last_used_at";

  private static final String SQL = "select " + COLUMNS + " from api_token order by id";

  private SelectTokens() {}

  public static List<ApiToken> all(Transaction transaction) throws SQLException {
    List<ApiToken> tokens = new ArrayList<>();
    try (var statement = transaction.connection().prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        tokens.add(read(row));
      }
    }
    return tokens;
  }

  static ApiToken read(ResultSet row) throws SQLException {
    return new ApiToken(
        row.getLong("id"),
        row.getString("name"),
        Role.of(row.getString("role")),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "expires_at"),
        Columns.instantOrNull(row, "revoked_at"),
        Columns.instantOrNull(row, "last_used_at"));
  }
}
