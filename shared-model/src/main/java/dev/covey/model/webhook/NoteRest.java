/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/** Notes that a webhook's receiver wants to be left alone until then. That counts as no failure. */
public final class NoteRest {
  private static final String SQL =
      """
      update webhook set last_failure = ?, last_failed_at = ?, rests_until = ? where id = ?\
      """;

  private NoteRest() {}

  public static void of(
      Transaction transaction, long webhookId, String reason, Instant until, Instant now)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, Columns.text(reason));
      statement.setObject(2, Columns.timestamp(now));
      statement.setObject(3, Columns.timestamp(until));
      statement.setLong(4, webhookId);
      statement.executeUpdate();
    }
  }
}
