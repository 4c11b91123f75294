/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps the readings of this transaction to walks along indexes, which end where a limit is
 * reached. Other plans look at all that matches before they count the first.
 */
public final class KeepToIndexOrder {
  private static final String SQL = "set local enable_bitmapscan = off";

  public void run(Connection connection) throws SQLException {
    new LookUpByIndex().run(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SQL);
    }
  }
}
