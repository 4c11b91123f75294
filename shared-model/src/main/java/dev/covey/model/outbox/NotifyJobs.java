/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Wakes whoever sweeps this schema once the transaction commits. Postgres tells listeners of a
 * channel once per transaction, however often this runs.
 */
public final class NotifyJobs {
  private static final String SQL = "select pg_notify('covey_jobs_' || current_schema(), '')";

  /** Listens on this connection for {@link #run}. */
  public static final String LISTEN =
      """
      do $$ begin execute format('listen %I', 'covey_jobs_' || current_schema()); end $$\
      """;

  public void run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.execute();
    }
  }
}
