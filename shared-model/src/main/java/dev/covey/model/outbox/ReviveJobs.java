/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Lets parked jobs run again that do no harm by it, so that one that failed too often does not keep
 * its unique key, and with it its work, for ever. One that can never succeed as it is stays parked.
 */
public final class ReviveJobs {
  private static final String SQL =
      """
      with revived as (
        update job set state = 'waiting', run_at = ?, attempts = 0, settled_at = null
        where unique_key = any(?) and state = 'parked' and run_at <= ?
          and not exists (
            select from parking
            where job_id = job.id and resolved_at is null and kind = 'rejected')
        returning id),
      resolved as (
        update parking set resolution = 'replayed', resolved_at = now()
        where resolved_at is null and job_id in (select id from revived))
      select id from revived\
      """;

  private ReviveJobs() {}

  /**
   * Those of the keys whose job was last due {@code before} that moment. Returns how many they are.
   */
  public static int of(Transaction transaction, List<String> keys, Instant before, Instant now)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setArray(2, Columns.texts(transaction.connection(), keys.stream()));
      statement.setObject(3, Columns.timestamp(before));
      int revived = 0;
      try (var row = statement.executeQuery()) {
        revived = OutboxRows.ids(row).size();
      }
      if (revived > 0) {
        new NotifyJobs().run(transaction.connection());
      }
      return revived;
    }
  }
}
