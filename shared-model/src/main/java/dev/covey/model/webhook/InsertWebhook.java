/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.seal.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Adds a webhook. Its number comes first, since its secret is sealed for that number. */
public final class InsertWebhook {
  private static final String NUMBER = "select nextval(pg_get_serial_sequence('webhook', 'id'))";
  private static final String SQL =
      """
      insert into webhook (id, url, events, profile_id, secret, created_at)
      values (?, ?, ?, ?, ?, ?)\
      """;

  private InsertWebhook() {}

  /** Returns its number. */
  public static long of(
      Transaction transaction, NewWebhook webhook, WebhookSecret secret, Seal seal, Instant now)
      throws SQLException {
    long id = number(transaction);
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, id);
      statement.setString(2, webhook.url());
      statement.setArray(3, Columns.texts(transaction.connection(), webhook.events().stream()));
      statement.setObject(4, webhook.profileId());
      statement.setBytes(5, secret.seal(seal, id).bytes());
      statement.setObject(6, Columns.timestamp(now));
      statement.executeUpdate();
    }
    return id;
  }

  private static long number(Transaction transaction) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(NUMBER);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
