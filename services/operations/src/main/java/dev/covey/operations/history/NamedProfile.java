/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A stored profile found by the name that a person typed, with or without @, in any case.
 *
 * @param trackFrom since when it is followed
 */
record NamedProfile(long id, String username, Instant trackFrom) {
  private static final String SQL =
      "select id, username, track_from from profile where lower(username) = lower(?)";

  /** Throws UsageException where there is none. */
  static NamedProfile find(Transaction transaction, String typed) throws SQLException {
    String name = typed.startsWith("@") ? typed.substring(1) : typed;
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new UsageException(
              "no profile @" + name + " is stored; 'covey creator list' shows those that are");
        }
        return new NamedProfile(
            row.getLong(1), row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant());
      }
    }
  }
}
