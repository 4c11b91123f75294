/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.ledger.MeterReport.UsedPermit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some meters as they stood at one moment, read in one snapshot of the database. */
record MeterSnapshot(Instant now, Map<MeterKey, Meter> meters) {

  record Meter(NamedPolicy policy, MeterState state, List<UsedPermit> recent) {}

  /** Must be the first in its transaction. Throws MissingPolicyException. */
  static MeterSnapshot take(Connection connection, List<MeterKey> keys, LedgerClock clock)
      throws SQLException {
    Instant now = begin(connection, clock);
    Policies policies = SelectPolicies.select(connection);
    Map<MeterKey, SelectMeters.Found> found = SelectMeters.select(connection, keys);
    Map<Long, Instant> cutoffs = new HashMap<>();
    found.forEach((key, row) -> cutoffs.put(row.id(), cutoff(policies.named(key), now)));
    Map<Long, List<UsedPermit>> recent = SelectRecentPermits.select(connection, cutoffs);
    Map<MeterKey, Meter> meters = new HashMap<>();
    for (MeterKey key : keys) {
      NamedPolicy policy = policies.named(key);
      SelectMeters.Found row = found.getOrDefault(key, SelectMeters.Found.NONE);
      List<UsedPermit> permits = recent.getOrDefault(row.id(), List.of());
      meters.put(key, new Meter(policy, state(policy, row, permits, now), permits));
    }
    return new MeterSnapshot(now, meters);
  }

  private static Instant begin(Connection connection, LedgerClock clock) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
        row.next();
        Optional<Instant> simulated = clock.simulated();
        return simulated.isPresent() ? simulated.get() : Micros.get(row, 1);
      }
    }
  }

  /** What counted before this moment no rule looks at any more. */
  private static Instant cutoff(NamedPolicy policy, Instant now) {
    return now.minus(policy.policy().longestSpan());
  }

  private static MeterState state(
      NamedPolicy policy, SelectMeters.Found row, List<UsedPermit> recent, Instant now) {
    MeterState state = new MeterState(row.facts(), row.last());
    for (Window window : policy.policy().windows()) {
      // those that were not read are older than the cutoff, which is all that matters
      long oldest = Math.max(row.last() + 1 - window.count(), 1);
      for (long number = oldest; number <= row.last(); number++) {
        state.put(number, cutoff(policy, now));
      }
    }
    recent.forEach(permit -> state.put(permit.number(), permit.at()));
    if (row.lastAt() != null) {
      state.put(row.last(), row.lastAt());
    }
    return state;
  }
}
