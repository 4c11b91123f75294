/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Records what a person changed; belongs into the transaction that changes it. */
public final class InsertAudit {
  private static final String SQL =
      "insert into audit (who, what, subject, details) values (?, ?, ?, ?::jsonb)";

  private InsertAudit() {}

  /**
   * Keeps one change.
   *
   * @param who a token, or who typed a command
   * @param what such as {@code profile.remove}
   * @param subject what was changed, by its name
   * @param details nothing secret: everybody who may read the audit sees it
   */
  public static void of(
      Transaction transaction, String who, String what, String subject, Map<String, ?> details)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, Columns.text(who));
      statement.setString(2, what);
      statement.setString(3, Columns.text(subject));
      statement.setString(4, JsonMapper.shared().writeValueAsString(details));
      statement.executeUpdate();
    }
  }
}
