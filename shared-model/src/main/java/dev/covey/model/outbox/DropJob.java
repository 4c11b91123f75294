/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Gives an unfinished job up. A process that works on it finds its effect not applied. */
public final class DropJob {
  private static final String SQL =
      """
      update job set state = 'dropped', settled_at = now(), owner = null, leased_until = null
      where id = ? and state in ('waiting', 'queued', 'parked')\
      """;

  /** False where the job is finished. */
  public boolean run(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, id);
      return statement.executeUpdate() == 1;
    }
  }
}
