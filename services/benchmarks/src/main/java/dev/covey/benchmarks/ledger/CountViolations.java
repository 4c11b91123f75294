/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Looks for broken limits in the table of permits, by the rules alone: no code of the ledger is
 * used. A permit less than a span after the one N before it breaks the window of N; a number that
 * is missing or there twice breaks the books.
 */
final class CountViolations {
  private static final String TOO_SOON =
      """
      select count(*) from (
        select at - lag(at, ?) over (partition by meter_id order by at) as apart from permit) p
      where apart < ? * interval '1 millisecond'
      """;

  private static final String HOLES =
      "select coalesce(sum(missing), 0) from (select max(number) - count(*) as missing from permit group by meter_id) m";

  private static final String PERMITS = "select count(*) from permit";

  private CountViolations() {}

  static long count(Connection connection) throws SQLException {
    long violations = tooSoon(connection, 1, Rules.INTERVAL);
    for (Rules.Rule rule : Rules.WINDOWS) {
      violations += tooSoon(connection, rule.count(), rule.span());
    }
    return violations + number(connection, HOLES);
  }

  static long permits(Connection connection) throws SQLException {
    return number(connection, PERMITS);
  }

  private static long tooSoon(Connection connection, int count, Duration span) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TOO_SOON)) {
      statement.setInt(1, count);
      statement.setLong(2, span.toMillis());
      return number(statement);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return number(statement);
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
