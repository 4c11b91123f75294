/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the kinds of a subject's meters, and subjects that are written like it. */
final class SelectSubjects {
  private static final String KINDS = "select kind from meter where subject = ?";

  /** The neighbours in the index, and the same name in another class. */
  private static final String NEAR =
      """
      (select distinct subject from meter where subject > ? order by subject limit 100)
      union (select distinct subject from meter where subject < ? order by subject desc limit 100)
      union (select distinct subject from meter where subject like '%:' || ? limit 10)
      """;

  private SelectSubjects() {}

  static List<String> kinds(Connection connection, String subject) throws SQLException {
    return texts(connection, KINDS, subject, 1);
  }

  static List<String> near(Connection connection, String subject) throws SQLException {
    return texts(connection, NEAR, subject, 3);
  }

  private static List<String> texts(
      Connection connection, String sql, String subject, int parameters) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 1; i <= parameters; i++) {
        statement.setString(i, subject);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          texts.add(row.getString(1));
        }
      }
    }
    return texts;
  }
}
