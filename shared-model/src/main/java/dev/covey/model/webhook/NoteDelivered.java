/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/** Notes that a webhook took a delivery, which ends its rest. */
public final class NoteDelivered {
  private static final String SQL =
      """
      update webhook set failures = 0, rests_until = null, last_ok_at = ? where id = ?\
      """;

  private NoteDelivered() {}

  public static void of(Transaction transaction, long webhookId, Instant now) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setLong(2, webhookId);
      statement.executeUpdate();
    }
  }
}
