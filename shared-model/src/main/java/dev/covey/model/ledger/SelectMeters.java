/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of meters and their newest permits, without locking. */
final class SelectMeters {
  private static final String SQL =
      """
      select meter.subject, meter.kind, meter.id, newest.number, newest.at, meter.blocked_until,
        meter.blocked_reason, meter.pruned_through, meter.pruned_at, meter.returned_at
      from unnest(?::text[], ?::text[]) as wanted (subject, kind)
      join meter using (subject, kind)
      left join lateral (
        select number, at from permit where meter_id = meter.id order by number desc limit 1
      ) newest on true
      """;

  /** A meter's row, and the number and time of its newest permit. */
  record Found(long id, long last, @Nullable Instant lastAt, MeterFacts facts) {
    /** A meter that nobody has asked for yet. */
    static final Found NONE = new Found(0, 0, null, MeterFacts.NEW);
  }

  private SelectMeters() {}

  static Map<MeterKey, Found> select(Connection connection, List<MeterKey> meters)
      throws SQLException {
    Map<MeterKey, Found> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, SelectMeterIds.subjects(connection, meters));
      statement.setArray(2, SelectMeterIds.kinds(connection, meters));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          MeterFacts facts = MeterFacts.read(row, 6);
          Instant lastAt = Micros.getIfPresent(row, 5);
          long last = lastAt == null ? facts.prunedThrough() : row.getLong(4);
          found.put(
              new MeterKey(row.getString(1), row.getString(2)),
              new Found(row.getLong(3), last, lastAt, facts));
        }
      }
    }
    return found;
  }
}
