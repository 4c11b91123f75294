/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** How many actions each rule holds, of a limited number of those that are held. */
public final class CountHeldByRule {
  private static final String SQL =
      """
      select coalesce(rule, ''), count(*) from (
        select rule from action where status = 'held' order by id limit ?) as held
      group by 1\
      """;

  public Map<String, Long> run(Connection connection, long most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, most);
      Map<String, Long> counts = new TreeMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString(1), row.getLong(2));
        }
      }
      return counts;
    }
  }
}
