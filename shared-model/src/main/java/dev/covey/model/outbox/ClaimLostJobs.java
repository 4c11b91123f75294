/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Takes jobs that were handed to the broker long ago, are held by no living process, and can't be
 * among the {@code ready} messages that its queue still has: queues are served in order, so those
 * are the ones handed over last. Whatever is older than {@code surely} is taken in any case.
 */
public final class ClaimLostJobs {
  private static final String SQL =
      """
      update job set queued_at = now()
      from (
        select id from job
        where state = 'queued' and id in (
          select id from (
            select id, queued_at, row_number() over (order by queued_at desc) as place
            from job
            where state = 'queued' and type = ? and queued_at < now() - ? * interval '1 ms'
              and (leased_until is null or leased_until < now())) as old
          where place > ? or queued_at < now() - ? * interval '1 ms')
        limit ?
        for update skip locked) as lost
      where job.id = lost.id
      returning job.id, job.type, job.body, true as again\
      """;

  /** Which jobs count as lost. */
  public record Search(String type, Duration after, Duration surely, long ready, int most) {}

  public List<OutgoingMessage> run(Connection connection, Search search) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, search.type());
      statement.setLong(2, search.after().toMillis());
      statement.setLong(3, search.ready());
      statement.setLong(4, search.surely().toMillis());
      statement.setInt(5, search.most());
      try (ResultSet claimed = statement.executeQuery()) {
        return OutboxRows.messages(OutgoingMessage.Kind.JOB, claimed);
      }
    }
  }
}
