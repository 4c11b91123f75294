/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How many tweets of a profile are stored. */
public final class CountTweets {
  private static final String SQL = "select count(*) from tweet where profile_id = ?";

  private CountTweets() {}

  public static long of(Connection connection, long profileId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
