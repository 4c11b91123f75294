/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes profiles that are due to be looked at. Nobody else gets them until {@code again}, when they
 * are due once more should the look never end.
 */
public final class ClaimDueProfiles {
  private static final String SQL =
      """
      update profile set look_at = ?
      where id = any(array(
        select id from profile
        where (look_at is null or look_at <= ?) and paused_at is null and removed_at is null
        order by look_at nulls first limit ? for update skip locked))
      returning id
      """;

  private ClaimDueProfiles() {}

  public static List<Long> of(Transaction transaction, Instant now, Instant again, int most)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(again));
      statement.setObject(2, Columns.timestamp(now));
      statement.setInt(3, most);
      List<Long> claimed = new ArrayList<>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          claimed.add(row.getLong(1));
        }
      }
      return claimed;
    }
  }
}
