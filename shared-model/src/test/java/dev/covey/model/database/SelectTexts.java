/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks into a test's database: the first column of every row that a query finds. The modules above
 * have another one, which stands on this module.
 */
public final class SelectTexts {
  private SelectTexts() {}

  public static List<String> of(Database database, String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      List<String> texts = new ArrayList<>();
      try (PreparedStatement statement = transaction.connection().prepareStatement(sql);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          texts.add(row.getString(1));
        }
      }
      return texts;
    });
  }
}
