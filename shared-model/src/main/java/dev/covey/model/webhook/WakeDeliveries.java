/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.NotifyJobs;
import java.sql.SQLException;
import java.time.Instant;

/** Lets deliveries run now that waited for their webhook's pause or rest to end. */
public final class WakeDeliveries {
  /** How many at most in one transaction. */
  public static final int STEP = 10_000;

  /** A webhook's keys stand side by side in the order of "C", in which ';' follows ':'. */
  static final String SQL =
      """
      update job set run_at = ?
      where id = any(array(
        select id from job
        where type = 'Webhook' and state = 'waiting' and run_at > ?
          and unique_key collate "C" > 'webhook:' || ?::text || ':'
          and unique_key collate "C" < 'webhook:' || ?::text || ';'
        order by unique_key collate "C" limit ? for update skip locked))\
      """;

  private WakeDeliveries() {}

  /** Returns how many there were: fewer than {@link #STEP} if that was all of them. */
  public static int of(Transaction transaction, long webhookId, Instant now) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      statement.setLong(3, webhookId);
      statement.setLong(4, webhookId);
      statement.setInt(5, STEP);
      int woken = statement.executeUpdate();
      if (woken > 0) {
        new NotifyJobs().run(transaction.connection());
      }
      return woken;
    }
  }
}
