/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Transaction;
import java.sql.SQLException;

/** Lets one transaction at a time change a profile. */
public final class LockProfile {
  private static final String SQL = "select id from profile where id = ? for no key update";

  private LockProfile() {}

  /** False if there is no such profile any more. */
  public static boolean in(Transaction transaction, long profileId) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      statement.setLong(1, profileId);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
