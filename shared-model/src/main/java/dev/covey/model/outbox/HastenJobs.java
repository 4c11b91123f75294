/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Lets jobs run now that wait for later, by how their unique keys begin: what they waited for has
 * come. Keys of one beginning stand side by side in an index of these types alone.
 */
public final class HastenJobs {
  /** How many at most in one transaction. */
  public static final int STEP = 10_000;

  /** In the order of "C", in which ';' follows ':'. */
  static final String SQL =
      """
      update job set run_at = ?
      where id = any(array(
        select id from job
        where type in ('FetchAndPersist', 'Webhook') and state = 'waiting' and run_at > ?
          and unique_key collate "C" > ?::text || ':'
          and unique_key collate "C" < ?::text || ';'
        order by unique_key collate "C" limit ? for update skip locked))\
      """;

  private HastenJobs() {}

  /**
   * Those whose key is {@code beginning}, a colon, and more. Returns how many there were: fewer
   * than {@link #STEP} if that was all of them.
   */
  public static int of(Transaction transaction, String beginning, Instant now) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      statement.setString(3, beginning);
      statement.setString(4, beginning);
      statement.setInt(5, STEP);
      int hastened = statement.executeUpdate();
      if (hastened > 0) {
        new NotifyJobs().run(transaction.connection());
      }
      return hastened;
    }
  }
}
