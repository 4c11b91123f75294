/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets a webhook be told nothing for now. One that is paused stays so, since then and for that. */
public final class PauseWebhook {
  private static final String SQL =
      """
      update webhook
      set paused_reason = case when paused_at is null then ? else paused_reason end,
        paused_at = coalesce(paused_at, ?)
      where id = ?\
      """;

  private PauseWebhook() {}

  /**
   * False where there is none.
   *
   * @param reason what its receiver said; null where a person wants it
   */
  public static boolean of(
      Transaction transaction, long webhookId, @Nullable String reason, Instant now)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, Columns.text(reason));
      statement.setObject(2, Columns.timestamp(now));
      statement.setLong(3, webhookId);
      return statement.executeUpdate() == 1;
    }
  }
}
