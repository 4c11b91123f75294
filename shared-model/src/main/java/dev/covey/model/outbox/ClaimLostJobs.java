/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes those of these jobs that still wait at the broker since long and are held by nobody. */
public final class ClaimLostJobs {
  private static final String SQL =
      """
      update job set queued_at = now()
      where id in (
        select id from job
        where id = any(?::uuid[]) and state = 'queued'
          and queued_at < now() - ? * interval '1 ms'
          and (leased_until is null or leased_until < now())
        order by id for update skip locked)
      returning id, type, body, true as again\
      """;

  public List<OutgoingMessage> run(Connection connection, Collection<UUID> ids, Duration after)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, Columns.uuids(connection, ids.stream()));
      statement.setLong(2, after.toMillis());
      try (ResultSet claimed = statement.executeQuery()) {
        return OutboxRows.messages(OutgoingMessage.Kind.JOB, claimed);
      }
    }
  }
}
