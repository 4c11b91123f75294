/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** How many tweets of a profile are held to be something else than visible, by verdict. */
public final class CountVerdicts {
  private static final String SQL =
      """
      select verdict, count(*) as tweets from review
      where profile_id = ? and verdict <> 'visible' group by verdict\
      """;

  private CountVerdicts() {}

  public static Map<String, Long> of(Connection connection, long profileId) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (var statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString("verdict"), row.getLong("tweets"));
        }
      }
    }
    return counts;
  }
}
