/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Up to when permits may go.
 *
 * @param others for kinds that have no policy now but may get one again
 */
record PruneCutoffs(Map<String, Instant> byKind, Instant others) {
  /** Three parameters: see {@link #bind}. Gives a kind's cutoff as {@code cutoff.at}. */
  static final String JOIN =
      """
      left join unnest(?::text[], ?::bigint[]) as by_kind (kind, micros) using (kind)
      cross join lateral (select %s as at) cutoff
      """
          .formatted(Micros.TO_TIMESTAMP.formatted("coalesce(by_kind.micros, ?::bigint)"));

  void bind(Connection connection, PreparedStatement statement, int from) throws SQLException {
    List<Map.Entry<String, Instant>> cutoffs = List.copyOf(byKind.entrySet());
    Object[] kinds = cutoffs.stream().map(Map.Entry::getKey).toArray();
    long[] micros = cutoffs.stream().mapToLong(cutoff -> Micros.of(cutoff.getValue())).toArray();
    statement.setArray(from, connection.createArrayOf("text", kinds));
    statement.setObject(from + 1, micros);
    statement.setLong(from + 2, Micros.of(others));
  }
}
