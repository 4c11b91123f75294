/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notes that a webhook took a delivery, which ends the rest that the delivery knew of. One that was
 * asked for meanwhile holds.
 */
public final class NoteDelivered {
  private static final String SQL =
      """
      update webhook set failures = 0, last_ok_at = ?,
        rests_until = case when rests_until is distinct from ? then rests_until end
      where id = ?
      returning rests_until is null\
      """;

  private NoteDelivered() {}

  /**
   * Whether it rests no more.
   *
   * @param restsUntil as the delivery read or claimed it; null where it did not rest then
   */
  public static boolean of(
      Transaction transaction, long webhookId, @Nullable Instant restsUntil, Instant now)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(restsUntil));
      statement.setLong(3, webhookId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
