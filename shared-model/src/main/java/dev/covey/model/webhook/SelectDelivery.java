/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.seal.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a webhook, and the event that it is to be told. */
public final class SelectDelivery {
  private static final String SQL =
      """
      select webhook.id, url, secret, paused_at, paused_reason, failures, rests_until, last_ok_at,
        last_failure, event.body
      from webhook left join event on event.id = ?
      where webhook.id = ?\
      """;

  /**
   * A delivery to be made.
   *
   * @param body the event's envelope; null where it is not kept any more, or none was asked for
   */
  public record Delivery(Receiver receiver, @Nullable String body) {}

  private SelectDelivery() {}

  /** Empty where there is no such webhook. */
  public static Optional<Delivery> of(
      Transaction transaction, long webhookId, @Nullable UUID eventId) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, eventId, java.sql.Types.OTHER);
      statement.setLong(2, webhookId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Delivery(receiver(row), row.getString("body")))
            : Optional.empty();
      }
    }
  }

  private static Receiver receiver(ResultSet row) throws SQLException {
    return new Receiver(
        row.getLong("id"),
        row.getString("url"),
        new Sealed(row.getBytes("secret")),
        Columns.instantOrNull(row, "paused_at"),
        row.getString("paused_reason"),
        row.getInt("failures"),
        Columns.instantOrNull(row, "rests_until"),
        Columns.instantOrNull(row, "last_ok_at"),
        row.getString("last_failure"));
  }
}
