/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one import at a time into the schema, so that two files with the same action can't both miss
 * the other's.
 */
public final class LockImports {
  private static final String SQL = "lock table action_import in share row exclusive mode";

  public void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SQL);
    }
  }
}
