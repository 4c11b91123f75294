/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All webhooks in the order in which they were added, without their secrets. */
public final class SelectWebhooks {
  private static final String SQL =
      """
      select webhook.id, url, events, username, webhook.created_at, webhook.paused_at,
        paused_reason, failures, rests_until, last_ok_at, last_failure, last_failed_at
      from webhook left join profile on profile.id = webhook.profile_id
      order by webhook.id\
      """;

  private SelectWebhooks() {}

  public static List<WebhookLine> of(Transaction transaction) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      List<WebhookLine> webhooks = new ArrayList<>();
      while (row.next()) {
        webhooks.add(line(row));
      }
      return webhooks;
    }
  }

  private static WebhookLine line(ResultSet row) throws SQLException {
    return new WebhookLine(
        row.getLong("id"),
        row.getString("url"),
        List.of((String[]) row.getArray("events").getArray()),
        row.getString("username"),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "paused_at"),
        row.getString("paused_reason"),
        row.getInt("failures"),
        Columns.instantOrNull(row, "rests_until"),
        Columns.instantOrNull(row, "last_ok_at"),
        row.getString("last_failure"),
        Columns.instantOrNull(row, "last_failed_at"));
  }
}
