/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Columns;
import dev.covey.model.time.Slice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The time ranges of a profile that were really read, joined where they touch, oldest first. */
public final class SelectCoverage {
  static final String SQL =
      """
      select lower(covered) as from_at, upper(covered) as until_at
      from unnest((select range_agg(tstzrange(from_at, until_at)) from coverage where profile_id = ?))
        as covered
      order by 1\
      """;

  private SelectCoverage() {}

  public static List<Slice> of(Connection connection, long profileId) throws SQLException {
    List<Slice> covered = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          covered.add(new Slice(Columns.instant(row, "from_at"), Columns.instant(row, "until_at")));
        }
      }
    }
    return covered;
  }
}
