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
import java.util.Map;
import java.util.SortedMap;

/**
 * Locks meters in the order of their ids, and then reads the permits that their windows look back
 * to, the edition of the policies, and the clock: in one round trip, but as statements of their
 * own. Each statement sees what was committed before it began, so whatever is read here was read
 * while the locks were held; within the locking statement it would be as old as the wait was long.
 */
final class LockMeters {
  /**
   * Should this process stand still in mid-transaction, the server ends its session, so that nobody
   * waits for its locks for ever. The planner is kept to the indexes whatever the statistics of a
   * young table make it believe.
   */
  private static final String SETTINGS =
      """
      select set_config('idle_in_transaction_session_timeout', '10s', true),
        set_config('lock_timeout', '20s', true), set_config('enable_seqscan', 'off', true),
        set_config('enable_bitmapscan', 'off', true);
      """;

  /**
   * This also holds off edits of policies, which lock the whole table: see {@link EditPolicies}.
   */
  private static final String LOCK =
      """
      select id, blocked_until, blocked_reason, pruned_through, pruned_at, returned_at
      from meter where id = any(?) order by id for no key update;
      """;

  private static final String NOW = "select version, clock_timestamp() from policy_edition";

  /** What was found under the locks. Meters that are not there are not in the map. */
  record Locked(
      Map<Long, MeterFacts> facts, Map<Long, MeterState> states, long edition, Instant now) {}

  private LockMeters() {}

  static Locked lock(Connection connection, SortedMap<Long, MeterNeed> needs) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SETTINGS + LOCK + SelectPermitTimes.SQL + ";" + NOW)) {
      statement.setObject(1, SelectPermitTimes.ids(needs));
      SelectPermitTimes.bind(statement, 2, needs);
      statement.execute();
      statement.getMoreResults();
      Map<Long, MeterFacts> facts = facts(statement.getResultSet());
      statement.getMoreResults();
      Map<Long, MeterState> states = SelectPermitTimes.read(statement.getResultSet(), facts);
      statement.getMoreResults();
      ResultSet row = statement.getResultSet();
      if (!row.next()) {
        throw new SQLException("table policy_edition is empty; it must hold its one row");
      }
      return new Locked(facts, states, row.getLong(1), Micros.get(row, 2));
    }
  }

  private static Map<Long, MeterFacts> facts(ResultSet row) throws SQLException {
    Map<Long, MeterFacts> facts = new HashMap<>();
    while (row.next()) {
      facts.put(row.getLong(1), MeterFacts.read(row, 2));
    }
    return facts;
  }
}
