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
 * Reads a meter's last permit and, for each window of N, the one that is N back from the next: by
 * primary key, so the cost is the same whatever N is.
 */
final class SelectPermitTimes {
  static final String SQL =
      """
      select need.id, newest.number, newest.at, newest.number + 1 - back, (
        select at from permit
        where meter_id = need.id and number = newest.number + 1 - back
      )
      from unnest(?::bigint[], ?::int[], ?::int[]) as need (id, first, last)
      cross join lateral (
        select number, at from permit where meter_id = need.id order by number desc limit 1
      ) newest
      left join lateral unnest((?::int[])[need.first:need.last]) as back on back <= newest.number
      """;

  private SelectPermitTimes() {}

  static Map<Long, MeterState> select(
      Connection connection, SortedMap<Long, MeterNeed> needs, Map<Long, MeterFacts> facts)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      bind(statement, 1, needs);
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows, facts);
      }
    }
  }

  static long[] ids(SortedMap<Long, MeterNeed> needs) {
    return needs.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  static void bind(PreparedStatement statement, int from, SortedMap<Long, MeterNeed> needs)
      throws SQLException {
    int[] first = new int[needs.size()];
    int[] last = new int[needs.size()];
    int[] backs = new int[needs.values().stream().mapToInt(MeterNeed::backs).sum()];
    int meter = 0;
    int used = 0;
    for (MeterNeed need : needs.values()) {
      first[meter] = used + 1;
      used = need.putBacks(backs, used);
      last[meter++] = used;
    }
    statement.setObject(from, ids(needs));
    statement.setObject(from + 1, first);
    statement.setObject(from + 2, last);
    statement.setObject(from + 3, backs);
  }

  /** States of all meters in {@code facts}; a meter without permits has no row. */
  static Map<Long, MeterState> read(ResultSet row, Map<Long, MeterFacts> facts)
      throws SQLException {
    Map<Long, MeterState> states = new HashMap<>();
    while (row.next()) {
      long id = row.getLong(1);
      MeterFacts fact = facts.get(id);
      if (fact == null) {
        continue;
      }
      MeterState state = states.get(id);
      if (state == null) {
        state = new MeterState(fact, row.getLong(2));
        state.put(row.getLong(2), Micros.get(row, 3));
        states.put(id, state);
      }
      Instant old = Micros.getIfPresent(row, 5);
      if (old != null) {
        state.put(row.getLong(4), old);
      }
    }
    facts.forEach(
        (id, fact) -> states.computeIfAbsent(id, _ -> new MeterState(fact, fact.prunedThrough())));
    return states;
  }
}
