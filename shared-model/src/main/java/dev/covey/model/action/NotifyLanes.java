/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Wakes the dispatchers of this schema once the transaction commits. */
public final class NotifyLanes {
  private static final String SQL = "select pg_notify('covey_lanes_' || current_schema(), '')";

  /** Listens on this connection for {@link #run}. */
  public static final String LISTEN =
      """
      do $$ begin execute format('listen %I', 'covey_lanes_' || current_schema()); end $$\
      """;

  public void run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.execute();
    }
  }
}
