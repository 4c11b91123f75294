/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Transaction;
import java.sql.SQLException;

/** Removes a webhook; deliveries to it that still wait end when their turn comes. */
public final class DeleteWebhook {
  private static final String SQL = "delete from webhook where id = ?";

  private DeleteWebhook() {}

  /** False where there is none. */
  public static boolean of(Transaction transaction, long webhookId) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, webhookId);
      return statement.executeUpdate() == 1;
    }
  }
}
