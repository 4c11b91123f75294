/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps the look-ups of this transaction to the indexes: right after a large import there are no
 * statistics yet, and a plan that reads the whole table for a few keys would look cheap.
 */
public final class LookUpByIndex {
  private static final String SQL =
      "set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off";

  public void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SQL);
    }
  }
}
