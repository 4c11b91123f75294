/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.model.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the database says of a running demo, read by a few cheap queries. */
record DemoStats(
    long profiles,
    long tweets,
    Map<String, Long> jobs,
    Map<String, Long> actions,
    long permits,
    List<String> waiting) {
  private static final int WAITING_SHOWN = 6;

  static DemoStats read(Database database) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        List<String> waiting = new ArrayList<>();
        try (ResultSet row =
            statement.executeQuery(
                "select account_no, kind, reason from lane"
                    + " where reason is not null and state = 'open'"
                    + " order by opens_at limit "
                    + WAITING_SHOWN)) {
          while (row.next()) {
            waiting.add(row.getString(1) + " " + row.getString(2) + "  " + row.getString(3));
          }
        }
        return new DemoStats(
            number(statement.executeQuery("select count(*) from profile")),
            number(statement.executeQuery("select count(*) from tweet")),
            counts(
                statement.executeQuery(
                    "select type || ' ' || state, count(*) from job group by 1")),
            counts(statement.executeQuery("select status, count(*) from action group by 1")),
            number(
                statement.executeQuery(
                    "select count(*) from permit join meter on meter.id = meter_id"
                        + " where subject like 'account:%'")),
            List.copyOf(waiting));
      }
    });
  }

  private static long number(ResultSet row) throws SQLException {
    row.next();
    return row.getLong(1);
  }

  private static Map<String, Long> counts(ResultSet row) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    while (row.next()) {
      counts.put(row.getString(1), row.getLong(2));
    }
    return counts;
  }

  long jobs(String type, String... states) {
    long sum = 0;
    for (String state : states) {
      sum += jobs.getOrDefault(type + " " + state, 0L);
    }
    return sum;
  }

  long unfinishedSlices() {
    return jobs("FetchAndPersist", "waiting", "queued");
  }
}
