/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * Says, for a while of real time, that a living process holds these jobs. Those that are being
 * settled at this moment are left alone.
 */
public final class LeaseJobs {
  private static final String SQL =
      """
      update job set owner = ?, leased_until = now() + ? * interval '1 ms'
      where id in (
        select id from job
        where id = any(?::uuid[]) and state = 'queued'
          and (owner is null or owner = ? or leased_until < now())
        order by id for no key update skip locked)\
      """;

  public int run(Connection connection, String owner, Duration span, Collection<UUID> ids)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, owner);
      statement.setLong(2, span.toMillis());
      statement.setArray(3, Columns.uuids(connection, ids.stream()));
      statement.setString(4, owner);
      return statement.executeUpdate();
    }
  }
}
