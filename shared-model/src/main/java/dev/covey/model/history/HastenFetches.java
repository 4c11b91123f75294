/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.NotifyJobs;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Lets a profile's fetch jobs run at once that wait for it to be seen again: it has a new name, or
 * is open again.
 */
public final class HastenFetches {
  private static final String SQL =
      """
      update job set run_at = ?
      where state = 'waiting' and run_at > ? and starts_with(unique_key, ?)\
      """;

  private HastenFetches() {}

  /** Returns how many they are. */
  public static int of(Transaction transaction, long profileId, Instant now) throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      statement.setString(3, QueueGaps.keyOf(profileId));
      int hastened = statement.executeUpdate();
      if (hastened > 0) {
        new NotifyJobs().run(transaction.connection());
      }
      return hastened;
    }
  }
}
