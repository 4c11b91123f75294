/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Drops what earlier demos left in the demo's database, which is nobody else's. */
final class DropOldDemos {
  /** How the schema of each demo begins. */
  static final String PREFIX = "demo_";

  private static final String SELECT =
      "select quote_ident(nspname) from pg_namespace where starts_with(nspname, ?) and nspname <> ?";

  private DropOldDemos() {}

  /** One transaction for each, so that many of them don't run out of locks. */
  static void run(Database database, String current) throws SQLException {
    List<String> old = database.inTransaction(transaction -> others(transaction, current));
    for (String schema : old) {
      int _ = database.inTransaction(transaction -> drop(transaction, schema));
    }
  }

  private static List<String> others(Transaction transaction, String current) throws SQLException {
    try (PreparedStatement select = transaction.connection().prepareStatement(SELECT)) {
      select.setString(1, PREFIX);
      select.setString(2, current);
      List<String> schemas = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          schemas.add(rows.getString(1));
        }
      }
      return schemas;
    }
  }

  private static int drop(Transaction transaction, String schema) throws SQLException {
    try (Statement statement = transaction.connection().createStatement()) {
      return statement.executeUpdate("drop schema if exists " + schema + " cascade");
    }
  }
}
