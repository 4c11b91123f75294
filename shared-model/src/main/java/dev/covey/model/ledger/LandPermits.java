/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves permits to the end of their calls, once: a permit that has moved is not found again. */
final class LandPermits {
  private static final String SQL =
      """
      update permit set at = greatest(permit.at, landed.now)
      from (
        select meter_id, number, %s as at, coalesce(%s, clock_timestamp()) as now
        from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as given (meter_id, number, micros)
      ) as landed
      where permit.meter_id = landed.meter_id and permit.number = landed.number
        and permit.at = landed.at
      """
          .formatted(
              Micros.TO_TIMESTAMP.formatted("micros"), Micros.TO_TIMESTAMP.formatted("?::bigint"));

  private LandPermits() {}

  static void land(Connection connection, List<Permit> permits, LedgerClock clock)
      throws SQLException {
    if (permits.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      Optional<Instant> now = clock.simulated();
      if (now.isPresent()) {
        statement.setLong(1, Micros.of(now.get()));
      } else {
        statement.setNull(1, Types.BIGINT);
      }
      statement.setObject(2, permits.stream().mapToLong(Permit::meterId).toArray());
      statement.setObject(3, permits.stream().mapToLong(Permit::number).toArray());
      statement.setObject(4, permits.stream().mapToLong(p -> Micros.of(p.at())).toArray());
      statement.executeUpdate();
    }
  }
}
