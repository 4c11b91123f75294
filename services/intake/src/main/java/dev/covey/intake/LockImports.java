/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one import at a time into the schema, so that two files with the same action can't both miss
 * the other's. Also tells the last action there was before.
 */
final class LockImports {
  private static final String LOCK = "lock table action_import in share row exclusive mode";
  private static final String LAST = "select coalesce(max(id), 0) from action";

  long run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
      try (ResultSet row = statement.executeQuery(LAST)) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
