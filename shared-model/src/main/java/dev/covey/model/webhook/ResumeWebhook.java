/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Transaction;
import java.sql.SQLException;

/** Ends a webhook's pause and its rest. */
public final class ResumeWebhook {
  private static final String SQL =
      """
      update webhook set paused_at = null, paused_reason = null, failures = 0, rests_until = null
      where id = ?\
      """;

  private ResumeWebhook() {}

  /** False where there is none. */
  public static boolean of(Transaction transaction, long webhookId) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, webhookId);
      return statement.executeUpdate() == 1;
    }
  }
}
