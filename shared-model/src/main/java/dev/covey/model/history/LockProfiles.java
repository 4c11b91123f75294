/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import dev.covey.model.database.Transaction;
import java.sql.SQLException;

/**
 * Lets one transaction at a time decide which profiles there are, so that two that add the same one
 * can't both miss the other's. Readers are not held up.
 */
public final class LockProfiles {
  private static final String SQL = "lock table profile in share row exclusive mode";

  private LockProfiles() {}

  public static void in(Transaction transaction) throws SQLException {
    try (var statement = transaction.connection().createStatement()) {
      statement.execute(SQL);
    }
  }
}
