/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import dev.covey.model.ledger.Block;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Lets actions start again though the app was stopped: for a person who knows better. */
public final class LiftAppStop {
  private static final String SQL = "delete from app_stop returning until, reason";

  /** Returns the stop that was in force or had passed; null where there was none. */
  public @Nullable Block run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new Block(Columns.instant(row, "until"), row.getString("reason")) : null;
    }
  }
}
