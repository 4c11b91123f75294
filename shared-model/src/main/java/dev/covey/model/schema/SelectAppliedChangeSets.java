/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads which changes a schema has, oldest first; none where it was never migrated. */
final class SelectAppliedChangeSets {
  private static final String SQL =
      "select filename, author, id from databasechangelog order by orderexecuted";
  private static final String UNDEFINED_TABLE = "42P01";

  private SelectAppliedChangeSets() {}

  /** On a connection with auto-commit: a table that is missing must not spoil a transaction. */
  static List<ChangeSetKey> run(Connection connection) throws SQLException {
    List<ChangeSetKey> applied = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SQL)) {
      while (rows.next()) {
        applied.add(new ChangeSetKey(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    } catch (SQLException failure) {
      if (!UNDEFINED_TABLE.equals(failure.getSQLState())) {
        throw failure;
      }
    }
    return applied;
  }
}
