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
import java.time.Instant;
import java.util.List;

/**
 * Takes waiting jobs of a type that are due, oldest first, and marks them as handed to the broker.
 * Sweepers do not wait for each other: each takes other jobs.
 */
public final class ClaimDueJobs {
  private static final String SQL =
      """
      update job set state = 'queued', queued_at = now()
      from (
        select id, queued_at is not null as again from job
        where state = 'waiting' and type = ? and run_at <= ?
          and (leased_until is null or leased_until < now())
        order by run_at
        limit ?
        for update skip locked) as due
      where job.id = due.id
      returning job.id, job.type, job.body, due.again\
      """;

  public List<OutgoingMessage> run(Connection connection, String type, Instant now, int most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, type);
      statement.setObject(2, Columns.timestamp(now));
      statement.setInt(3, most);
      try (ResultSet claimed = statement.executeQuery()) {
        return OutboxRows.messages(OutgoingMessage.Kind.JOB, claimed);
      }
    }
  }
}
