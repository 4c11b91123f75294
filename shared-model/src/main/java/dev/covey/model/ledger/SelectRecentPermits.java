/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.ledger.MeterReport.UsedPermit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the permits of meters that count from later than a moment, oldest first. */
final class SelectRecentPermits {
  private static final String SQL =
      """
      select permit.meter_id, permit.number, permit.at, permit.used_by
      from unnest(?::bigint[], ?::bigint[]) as wanted (meter_id, micros)
      join permit on permit.meter_id = wanted.meter_id and permit.at > %s
      order by permit.meter_id, permit.number
      """
          .formatted(Micros.TO_TIMESTAMP.formatted("wanted.micros"));

  private SelectRecentPermits() {}

  static Map<Long, List<UsedPermit>> select(Connection connection, Map<Long, Instant> cutoffs)
      throws SQLException {
    Map<Long, List<UsedPermit>> permits = new HashMap<>();
    List<Long> meters = List.copyOf(cutoffs.keySet());
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, meters.stream().mapToLong(Long::longValue).toArray());
      statement.setObject(2, cutoffs.values().stream().mapToLong(Micros::of).toArray());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          permits
              .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
              .add(new UsedPermit(row.getLong(2), Micros.get(row, 3), row.getString(4)));
        }
      }
    }
    return permits;
  }
}
