/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the edition and all policies as of it: by one statement, so that they belong together. */
final class SelectPolicies {
  private static final String SQL =
      """
      select version, subject, kind, minimum_interval_ms, window_counts, window_spans_ms,
        edited_at, edited_by
      from policy_edition left join policy on true
      """;

  private SelectPolicies() {}

  static Policies select(Connection connection) throws SQLException {
    long edition = 0;
    Map<MeterKey, NamedPolicy> byScope = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        edition = row.getLong(1);
        @Nullable String subject = row.getString(2);
        if (subject != null) {
          MeterKey scope = new MeterKey(subject, row.getString(3));
          byScope.put(
              scope, new NamedPolicy(scope, policy(row), Micros.get(row, 7), row.getString(8)));
        }
      }
    }
    return new Policies(edition, byScope);
  }

  private static Policy policy(ResultSet row) throws SQLException {
    Integer[] counts = (Integer[]) array(row.getArray(5));
    Long[] spans = (Long[]) array(row.getArray(6));
    List<Window> windows = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      windows.add(new Window(counts[i], Duration.ofMillis(spans[i])));
    }
    return new Policy(Duration.ofMillis(row.getLong(4)), windows);
  }

  private static Object array(Array array) throws SQLException {
    return array.getArray();
  }
}
