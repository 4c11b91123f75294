/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import static java.time.ZoneOffset.UTC;

import dev.covey.model.database.Transaction;
import dev.covey.model.time.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The parts of a range of a profile that no stored slice covers, oldest first. */
public final class SelectGaps {
  static final String SQL =
      """
      select lower(gap), upper(gap)
      from unnest(
          tstzmultirange(tstzrange(?, ?))
          - coalesce(
              (select range_agg(tstzrange(from_at, until_at)) from coverage where profile_id = ?),
              '{}'::tstzmultirange)) as gap
      order by 1
      """;

  private SelectGaps() {}

  public static List<Slice> in(Transaction transaction, long profileId, Slice range)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setObject(1, range.from().atOffset(UTC));
      statement.setObject(2, range.until().atOffset(UTC));
      statement.setLong(3, profileId);
      List<Slice> gaps = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          gaps.add(
              new Slice(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  row.getObject(2, OffsetDateTime.class).toInstant()));
        }
      }
      return gaps;
    }
  }
}
